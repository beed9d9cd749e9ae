using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.Indic;

/// <summary>
/// Levels the spellings of Hindi words in Devanagari: nukta, virama and joiners go, nasals before a consonant become anusvara, long
/// and candra vowels become short ones.
/// </summary>
/// <remarks>The normalisation of L. Larkey, M. Connell and N. Abduljaleel, "Hindi CLIR in thirty days", ACM TALIP 2(2), 2003.</remarks>
internal sealed class HindiNormalizationFilter(TokenStream input) : CharacterFilter(input)
{
    private const char Na = '\u0928';
    private const char Virama = '\u094D';
    private const char Anusvara = '\u0902';

    // Letters that carry a nukta of their own, from U+0958 on, without it.
    private const string WithoutNukta = "\u0915\u0916\u0917\u091C\u0921\u0922\u092B\u092F";

    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        int length = 0;
        for (int i = 0; i < term.Length; i++)
        {
            char letter = term[i];
            if (letter is Virama or '\u093C' or '\u200C' or '\u200D') continue;
            bool isNasal = letter == Na && i + 1 < term.Length && term[i + 1] == Virama;
            term[length++] = isNasal ? Anusvara : Level(letter);
        }

        return length;
    }

    private static char Level(char letter) => letter switch
    {
        '\u0901' => Anusvara,
        '\u0929' => Na,
        '\u0931' => '\u0930',
        '\u0934' => '\u0933',
        >= '\u0958' and <= '\u095F' => WithoutNukta[letter - '\u0958'],
        '\u0906' or '\u0972' => '\u0905',
        '\u0908' => '\u0907',
        '\u090A' => '\u0909',
        '\u0960' => '\u090B',
        '\u0961' => '\u090C',
        '\u090D' or '\u090E' or '\u0910' => '\u090F',
        '\u0911' or '\u0912' or '\u0914' => '\u0913',
        '\u0940' => '\u093F',
        '\u0942' => '\u0941',
        '\u0944' => '\u0943',
        '\u0963' => '\u0962',
        '\u0945' or '\u0946' or '\u0948' => '\u0947',
        '\u0949' or '\u094A' or '\u094C' => '\u094B',
        >= '\u0966' and <= '\u096F' => (char)(letter - '\u0966' + '0'),
        _ => letter,
    };
}
