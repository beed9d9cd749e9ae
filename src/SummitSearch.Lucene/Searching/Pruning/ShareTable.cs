using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>The share of its weight that a term contributes, m / (1 + m) with m = freq * inverse[norm], as a byte rounded up.</summary>
/// <remarks>Immutable. The contribution is weight - weight / (1 + m), so weight * share / 255 bounds it.</remarks>
internal sealed class ShareTable
{
    private const int Frequencies = 16;

    // A score is off by up to two roundings to float of the weight, however small its share: 2 * 2^-24 of 255.
    private const double RoundingOfScores = 4e-5;
    private readonly float[] _inverse;
    private readonly byte[] _small = new byte[Frequencies * 256];

    /// <summary>Precomputes the shares of small frequencies.</summary>
    public ShareTable(float[] inverse)
    {
        _inverse = inverse;
        for (int freq = 0; freq < Frequencies; freq++)
        {
            for (int norm = 0; norm < 256; norm++)
                _small[(freq << 8) | norm] = Round(freq * inverse[norm]);
        }
    }

    /// <summary>The share of a document, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Of(int freq, byte norm) => (uint)freq < Frequencies ? _small[(freq << 8) | norm] : Round(freq * _inverse[norm]);

    private static byte Round(float m)
    {
        double share = Math.Ceiling((255 * (m / (1.0 + m))) + RoundingOfScores);
        return share < 255 ? (byte)share : (byte)255; // not a number, from an infinite inverse, is the greatest share too
    }
}
