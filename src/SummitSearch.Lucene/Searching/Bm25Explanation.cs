using System.Globalization;

namespace SummitSearch.Lucene.Searching;

/// <summary>Words for BM25 scores.</summary>
internal static class Bm25Explanation
{
    /// <summary>The idf of one term.</summary>
    public static Explanation Idf(FieldStatistics field, long docFreq) => Explanation.Match(
        field.InverseDocumentFrequency(docFreq),
        "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
        Explanation.Match(docFreq, "n, number of documents containing term"),
        Explanation.Match(field.DocCount, "N, total number of documents with field"));

    /// <summary>The idf of a phrase: the sum over its terms.</summary>
    public static Explanation SumOfIdfs(float sum, IReadOnlyList<Explanation> idfs) =>
        idfs.Count == 1 ? idfs[0] : Explanation.Match(sum, "idf, sum of:", idfs);

    /// <summary>The score of a leaf.</summary>
    /// <param name="leaf">The query, as text.</param>
    /// <param name="docId">Document in the segment.</param>
    /// <param name="freq">Frequency in the document.</param>
    /// <param name="freqText">What the frequency is called.</param>
    /// <param name="norm">Byte code of the length.</param>
    /// <param name="boost">Product of the boosts.</param>
    /// <param name="idf">The idf and what it is made of.</param>
    /// <param name="field">Statistics of the field.</param>
    public static Explanation Leaf(string leaf, int docId, float freq, string freqText, byte norm, float boost, Explanation idf, FieldStatistics field)
    {
        float weight = boost * (float)idf.Value;
        float score = new LeafScore(weight, field.Inverse).Of(freq, norm);
        List<Explanation> parts = [];
        if (boost != 1f)
            parts.Add(Explanation.Match(boost, "boost"));
        parts.Add(idf);
        parts.Add(Explanation.Match(
            1f - (1f / (1f + (freq * field.Inverse[norm]))),
            "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
            Explanation.Match(freq, freqText),
            Explanation.Match(field.K1, "k1, term saturation parameter"),
            Explanation.Match(field.B, "b, length normalization parameter"),
            Explanation.Match(FieldLength.Decode(norm), norm > 39 ? "dl, length of field (approximate)" : "dl, length of field"),
            Explanation.Match(field.AverageLength, "avgdl, average length of field")));
        return Explanation.Match(
            score,
            string.Create(CultureInfo.InvariantCulture, $"weight({leaf} in {docId}) [BM25Similarity], result of:"),
            Explanation.Match(score, $"score(freq={Query.Print(freq)}), computed as boost * idf * tf from:", parts));
    }
}
