using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The length bytes of a field in a segment; where the field keeps none, every document counts as one token long.</summary>
internal readonly struct NormBytes(NormsReader? norms)
{
    /// <summary>True where lengths are kept.</summary>
    public bool Exist => norms is not null;

    /// <summary>One byte a document; empty where no lengths are kept.</summary>
    public ReadOnlySpan<byte> Bytes => norms is null ? default : norms.Bytes;

    /// <summary>The byte of a document.</summary>
    public byte this[int docId]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => norms is null ? (byte)1 : norms.Bytes[docId];
    }
}
