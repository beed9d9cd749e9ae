using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.English;

/// <summary>Stems English words that are not marked as keywords, as Snowball's Porter2 does: gentler than <see cref="PorterStemFilter"/>, with fewer words run together.</summary>
/// <param name="input">Lower-case tokens.</param>
public sealed class Porter2StemFilter(TokenStream input) : TokenFilter(input)
{
    private static readonly Porter2Stemmer Stemmer = new();
    private readonly StemFilter _stems = new(input, Stemmer);

    /// <inheritdoc/>
    public override bool MoveNext() => _stems.MoveNext();
}
