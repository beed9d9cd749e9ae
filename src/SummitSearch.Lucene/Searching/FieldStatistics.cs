using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>What BM25 needs of one field over the whole index, deleted documents included.</summary>
/// <remarks>Immutable. Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the order of the float operations is Apache Lucene's.</remarks>
public sealed class FieldStatistics
{
    private const float MaxBoundFactor = 1.05f;
    private volatile ShareTable? _shares;
    private volatile Tuple<float[]?, float> _lastFactor = new(null, 1f);

    private FieldStatistics(long docCount, long sumTotalTermFreq, float k1, float b)
    {
        DocCount = docCount;
        K1 = k1;
        B = b;
        AverageLength = docCount == 0 ? 1f : (float)(sumTotalTermFreq / (double)docCount);
        Inverse = new float[256];
        for (int code = 0; code < Inverse.Length; code++)
            Inverse[code] = 1f / (k1 * ((1f - b) + (b * FieldLength.Decode(code) / AverageLength)));
    }

    /// <summary>Documents with at least one token of the field.</summary>
    public long DocCount { get; }

    /// <summary>Mean number of tokens.</summary>
    public float AverageLength { get; }

    /// <summary>How fast repeated occurrences saturate.</summary>
    public float K1 { get; }

    /// <summary>How much length counts, 0 to 1.</summary>
    public float B { get; }

    /// <summary>What BM25 multiplies the frequency in a document of some length with: 1 / (k1 * (1 - b + b * length / average)).</summary>
    /// <param name="norm">The length as its norm byte.</param>
    public float LengthFactor(byte norm) => Inverse[norm];

    /// <summary>By norm byte, <see cref="LengthFactor"/>.</summary>
    internal float[] Inverse { get; }

    /// <summary>Shares of the weight by frequency and length, for pruning.</summary>
    internal ShareTable Shares => _shares ??= new ShareTable(Inverse);

    /// <summary>Whether bounds computed with an earlier mean length still serve, raised by <see cref="BoundFactor"/>: while lengths drifted little.</summary>
    internal bool CanUse(float[] inverse) => BoundFactor(inverse) <= MaxBoundFactor;

    /// <summary>What bounds that were computed with other inverses must be multiplied with to be bounds here.</summary>
    internal float BoundFactor(float[] inverse)
    {
        if (ReferenceEquals(inverse, Inverse))
            return 1f;
        (float[]? known, float lastFactor) = _lastFactor;
        if (ReferenceEquals(known, inverse))
            return lastFactor;
        float factor = 1f;
        for (int code = 0; code < inverse.Length; code++)
            factor = Math.Max(factor, Inverse[code] / inverse[code]);
        factor = factor == 1f ? 1f : factor * (1 + 1e-6f);
        _lastFactor = new Tuple<float[]?, float>(inverse, factor);
        return factor;
    }

    /// <summary>Sums up the field over all segments.</summary>
    public static FieldStatistics Of(IndexReader reader, string field, float k1, float b)
    {
        long docCount = 0;
        long sumTotalTermFreq = 0;
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(field) is not { } terms)
                continue;
            docCount += terms.DocCount;
            sumTotalTermFreq += terms.Field.IndexOptions == IndexOptions.Documents ? terms.SumDocFreq : terms.SumTotalTermFreq;
        }
        return new FieldStatistics(docCount, sumTotalTermFreq, k1, b);
    }

    /// <summary>How much a term says that <paramref name="docFreq"/> documents hold.</summary>
    public float InverseDocumentFrequency(long docFreq) => (float)Math.Log(1 + ((DocCount - docFreq + 0.5) / (docFreq + 0.5)));
}
