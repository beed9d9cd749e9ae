using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.Semitic;

/// <summary>
/// Levels the spellings of Arabic words: forms of alef, final yeh and teh marbuta become one letter each; vowel signs and tatweel go.
/// </summary>
/// <remarks>The normalisation of L. Larkey, L. Ballesteros and M. Connell, "Improving stemming for Arabic information retrieval", SIGIR 2002.</remarks>
internal sealed class ArabicNormalizationFilter(TokenStream input) : CharacterFilter(input)
{
    private const char Tatweel = '\u0640';

    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        int length = 0;
        foreach (char letter in term)
        {
            if (letter is Tatweel or '\u0670' or (>= '\u064B' and <= '\u0652')) continue;
            term[length++] = letter switch
            {
                '\u0622' or '\u0623' or '\u0625' => '\u0627',
                '\u0649' => '\u064A',
                '\u0629' => '\u0647',
                _ => letter,
            };
        }

        return length;
    }
}
