using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.Turkic;

/// <summary>Cuts a term at its first apostrophe: in Turkish, the suffixes of a proper noun stand behind it (<c>Türkiye'de</c>).</summary>
internal sealed class ApostropheFilter(TokenStream input) : CharacterFilter(input)
{
    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        int apostrophe = term.IndexOfAny('\'', '\u2019', '\uFF07');
        return apostrophe > 0 ? apostrophe : term.Length;
    }
}
