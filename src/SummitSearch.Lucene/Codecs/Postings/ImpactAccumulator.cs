using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Collects (frequency, norm) pairs of documents and keeps the competitive ones: those that no other pair beats with at least the frequency and at
/// most the norm (FORMAT.md, "Impacts").</summary>
/// <remarks>Norms are bytes; as the format sign-extends them and then compares unsigned, their order is that of unsigned bytes.</remarks>
internal sealed class ImpactAccumulator
{
    private readonly int[] _largestFreq = new int[256];
    private readonly ulong[] _norms = new ulong[4];

    /// <summary>Takes one pair.</summary>
    public void Add(int freq, byte norm)
    {
        if (freq <= _largestFreq[norm])
            return;
        _largestFreq[norm] = freq;
        _norms[norm >>> 6] |= 1UL << norm;
    }

    /// <summary>Takes the pairs of several documents.</summary>
    public void AddRange(ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms)
    {
        for (int i = 0; i < freqs.Length; i++)
            Add(freqs[i], norms[i]);
    }

    /// <summary>Writes the competitive pairs, hands them to <paramref name="parent"/> and starts anew.</summary>
    public void Flush(DataOutput output, ImpactAccumulator? parent)
    {
        int previousFreq = 0;
        long previousNorm = 0;
        for (int word = 0; word < _norms.Length; word++)
        {
            for (ulong bits = _norms[word]; bits != 0; bits &= bits - 1)
            {
                int norm = (word << 6) + BitOperations.TrailingZeroCount(bits);
                int freq = _largestFreq[norm];
                _largestFreq[norm] = 0;
                if (freq <= previousFreq)
                    continue;
                WritePair(output, freq - previousFreq - 1, (sbyte)norm - previousNorm - 1);
                parent?.Add(freq, (byte)norm);
                previousFreq = freq;
                previousNorm = (sbyte)norm;
            }
            _norms[word] = 0;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Array.Clear(_largestFreq);
        Array.Clear(_norms);
    }

    private static void WritePair(DataOutput output, int freqStep, long normStep)
    {
        if (normStep == 0)
        {
            output.WriteVInt(freqStep << 1);
            return;
        }
        output.WriteVInt(freqStep << 1 | 1);
        output.WriteZLong(normStep);
    }
}
