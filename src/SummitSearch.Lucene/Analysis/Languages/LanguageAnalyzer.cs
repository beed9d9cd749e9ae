using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Languages;

/// <summary>The words of one language: standard tokenizer, lower case, what only whole words undergo, stem, folding.</summary>
internal sealed class LanguageAnalyzer : Analyzer
{
    /// <summary>Lower case, or what takes its place.</summary>
    public Func<TokenStream, TokenStream> Lower { get; init; } = static input => new LowerCaseFilter(input);

    /// <summary>Elision and the like; pairs of characters where there are no words.</summary>
    public Func<TokenStream, TokenStream> Words { get; init; } = static input => input;

    /// <summary>The stemmer, if the language has one.</summary>
    public Stemmer? Stemmer { get; init; }

    /// <summary>Folding of letters that readers take for the same.</summary>
    public Func<TokenStream, TokenStream> Fold { get; init; } = static input => input;

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName)
    {
        TokenStream words = Words(Lower(new StandardTokenizer()));
        return Fold(Stemmer is null ? words : new StemFilter(words, Stemmer));
    }

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text)
    {
        TokenStream stream = Fold(Lower(new KeywordTokenizer()));
        stream.Reset(text.AsMemory());
        stream.MoveNext();
        return stream.Token.Text.ToString();
    }
}
