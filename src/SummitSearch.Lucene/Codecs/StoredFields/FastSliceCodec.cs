using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Slices in LZ4.</summary>
internal sealed class FastSliceCodec : SliceCodec
{
    // Made when something is compressed: readers never need them.
    private Lz4Encoder? _encoder;
    private MemoryOutput? _compressed;

    /// <inheritdoc/>
    public override void Compress(ReadOnlySpan<byte> raw, int dictionaryLength, DataOutput output)
    {
        Lz4Encoder encoder = _encoder ??= new Lz4Encoder();
        MemoryOutput compressed = _compressed ??= new MemoryOutput(raw.Length);
        int blockLength = BlockLength(raw.Length, dictionaryLength);
        output.WriteVInt(dictionaryLength);
        output.WriteVInt(blockLength);
        compressed.Reset();
        encoder.SetDictionary([]);
        output.WriteVInt(encoder.Compress(raw[..dictionaryLength], compressed));
        encoder.SetDictionary(raw[..dictionaryLength]);
        for (int at = dictionaryLength; at < raw.Length; at += blockLength)
            output.WriteVInt(encoder.Compress(raw[at..Math.Min(raw.Length, at + blockLength)], compressed));
        output.WriteBytes(compressed.Written);
    }

    /// <inheritdoc/>
    public override void ReadParts(IndexInput input, SliceParts parts, int rawLength)
    {
        ReadShape(input, parts, rawLength);
        for (int i = 0; i < parts.Count; i++)
            parts.Lengths[i] = input.ReadCount();
        for (int i = 0; i < parts.Count; i++)
        {
            parts.Offsets[i] = input.Position;
            input.ReadSpan(parts.Lengths[i]);
        }
    }

    /// <inheritdoc/>
    public override bool TryDecompress(ReadOnlySpan<byte> part, ReadOnlySpan<byte> dictionary, Span<byte> raw, int needed, ref PartProgress progress) => Lz4Decoder.TryDecode(part, dictionary, raw, needed, ref progress);
}
