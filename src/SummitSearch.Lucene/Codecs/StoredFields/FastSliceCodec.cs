using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Slices in LZ4.</summary>
internal sealed class FastSliceCodec : SliceCodec
{
    private readonly Lz4Encoder _encoder = new();
    private readonly MemoryOutput _compressed = new(1 << 16);

    /// <inheritdoc/>
    public override void Compress(ReadOnlySpan<byte> raw, int dictionaryLength, DataOutput output)
    {
        int blockLength = BlockLength(raw.Length, dictionaryLength);
        output.WriteVInt(dictionaryLength);
        output.WriteVInt(blockLength);
        _compressed.Reset();
        _encoder.SetDictionary([]);
        output.WriteVInt(_encoder.Compress(raw[..dictionaryLength], _compressed));
        _encoder.SetDictionary(raw[..dictionaryLength]);
        for (int at = dictionaryLength; at < raw.Length; at += blockLength)
            output.WriteVInt(_encoder.Compress(raw[at..Math.Min(raw.Length, at + blockLength)], _compressed));
        output.WriteBytes(_compressed.Written);
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
    public override bool TryDecompress(ReadOnlySpan<byte> part, ReadOnlySpan<byte> dictionary, Span<byte> raw) => Lz4Decoder.Decode(part, dictionary, raw) >= 0;
}
