using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Greek;

/// <summary>Takes the longest ending of case, number, gender or person off folded Greek words.</summary>
/// <remarks>A light stemmer of our own; sigma is the same everywhere in the word, as <see cref="GreekFoldingFilter"/> makes it.</remarks>
internal sealed class GreekStemmer() : LightStemmer(ShortestStem, 1, Endings)
{
    private const int ShortestStem = 3;

    private const string Endings =
        "ουσ οσ ου ον οι ων εσ ησ η α ασ αν ο ε ι ισ εισ εων ματοσ ματα ματων μα ει "
        + "ουν ουμε ετε εται ονται ηκε ηκαν ησε ησαν ικοσ ικη ικο ικων ικουσ ικα ικεσ ικησ ικου ικοι μενοσ μενη μενο μενα μενεσ μενων μενησ μενου μενοι";
}
