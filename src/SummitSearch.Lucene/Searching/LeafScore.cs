using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Searching;

/// <summary>The BM25 score of one leaf: weight - weight / (1 + freq * inverse[norm]), every step rounded to float.</summary>
internal readonly struct LeafScore(float weight, float[] inverse)
{
    /// <summary>Boost times idf: what the score tends to as the frequency grows.</summary>
    public float Weight { get; } = weight;

    /// <summary>By norm byte, what the frequency is multiplied with.</summary>
    public float[] Inverse { get; } = inverse;

    /// <summary>Score of a document.</summary>
    /// <param name="freq">Occurrences, possibly a sum of weights.</param>
    /// <param name="norm">Byte code of the document's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(float freq, byte norm) => Weight - (Weight / (1f + (freq * Inverse[norm])));
}
