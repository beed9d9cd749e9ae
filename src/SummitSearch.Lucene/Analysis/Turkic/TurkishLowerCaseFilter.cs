using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Turkic;

/// <summary>Lower case as in Turkish and Azerbaijani: I becomes ı, İ becomes i (also when it is written as I with a dot above).</summary>
internal sealed class TurkishLowerCaseFilter(TokenStream input) : CharacterFilter(input)
{
    private const char DotAbove = '\u0307';

    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        int length = 0;
        for (int i = 0; i < term.Length; i++)
        {
            bool isDotted = term[i] == 'I' && i + 1 < term.Length && term[i + 1] == DotAbove;
            term[length++] = term[i] != 'I' ? term[i] : isDotted ? 'i' : 'ı';
            if (isDotted) i++;
        }

        LowerCaseTable.ToLowerInPlace(term[..length]);
        return length;
    }
}
