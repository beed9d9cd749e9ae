using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Indic;

/// <summary>Takes the longest inflectional ending off normalised Hindi words.</summary>
/// <remarks>The endings of A. Ramanathan and D. Rao, "A lightweight stemmer for Hindi", 2003, in the spelling that <see cref="HindiNormalizationFilter"/> leaves.</remarks>
internal sealed class HindiStemmer() : LightStemmer(ShortestStem, 1, Endings)
{
    private const int ShortestStem = 2;

    private const string Endings =
        "ाएंगि ाएंगे ाउंगि ाउंगा ाइयां ाइयों ाएगि ाएगा ाओगि ाओगे एंगि ेंगि एंगे ेंगे ुंगि ुंगा ातिं नाओं नाएं ताओं ताएं ियां ियों ाकर ाइए ाइं ाया ेगि ेगा ोगि ोगे ाने ाना ाते ाति ाता तिं ाओं ाएं ुओं "
        + "ुएं ुअं कर ाओ िए ाइ ाए ने नि ना ते िं ति ता ां ों ें ो े ु ि ा";
}
