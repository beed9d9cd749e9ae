using System.Buffers.Binary;
using System.IO.Compression;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Slices in raw DEFLATE (RFC 1951) with a preset dictionary, which the platform's stream does not offer: both directions play a trick.</summary>
internal sealed class HighSliceCodec : SliceCodec
{
    private const int StoredBlockHeader = 5;
    private readonly MemoryStream _compressed = new();
    private byte[] _input = [];

    /// <inheritdoc/>
    public override void Compress(ReadOnlySpan<byte> raw, int dictionaryLength, DataOutput output)
    {
        int blockLength = BlockLength(raw.Length, dictionaryLength);
        output.WriteVInt(dictionaryLength);
        output.WriteVInt(blockLength);
        ReadOnlySpan<byte> dictionary = raw[..dictionaryLength];
        WritePart(dictionary, default, output);
        for (int at = dictionaryLength; at < raw.Length; at += blockLength)
            WritePart(raw[at..Math.Min(raw.Length, at + blockLength)], dictionary, output);
    }

    /// <inheritdoc/>
    public override void ReadParts(IndexInput input, SliceParts parts, int rawLength)
    {
        ReadShape(input, parts, rawLength);
        for (int i = 0; i < parts.Count; i++)
        {
            parts.Lengths[i] = input.ReadCount();
            parts.Offsets[i] = input.Position;
            input.ReadSpan(parts.Lengths[i]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Always the whole part. The dictionary goes in front as a stored block, which only fills the inflater's window.</remarks>
    public override bool TryDecompress(ReadOnlySpan<byte> part, ReadOnlySpan<byte> dictionary, Span<byte> raw, int needed, ref PartProgress progress)
    {
        if (dictionary.Length > ushort.MaxValue)
            dictionary = dictionary[^ushort.MaxValue..];
        int head = dictionary.IsEmpty ? 0 : StoredBlockHeader + dictionary.Length;
        if (_input.Length < head + part.Length)
            _input = new byte[head + part.Length];
        if (head > 0)
            WriteStoredBlock(dictionary);
        part.CopyTo(_input.AsSpan(head));
        try
        {
            using DeflateStream inflater = new(new MemoryStream(_input, 0, head + part.Length, writable: false), CompressionMode.Decompress);
            Skip(inflater, dictionary.Length);
            inflater.ReadExactly(raw);
            progress = new PartProgress(part.Length, raw.Length);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private void WriteStoredBlock(ReadOnlySpan<byte> dictionary)
    {
        _input[0] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(_input.AsSpan(1), (ushort)dictionary.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(_input.AsSpan(3), (ushort)~dictionary.Length);
        dictionary.CopyTo(_input.AsSpan(StoredBlockHeader));
    }

    private static void Skip(DeflateStream inflater, int length)
    {
        Span<byte> sink = stackalloc byte[1024];
        for (int rest = length; rest > 0;)
        {
            Span<byte> piece = sink[..Math.Min(rest, sink.Length)];
            inflater.ReadExactly(piece);
            rest -= piece.Length;
        }
    }

    /// <remarks>The dictionary is compressed first and flushed to a byte boundary: what comes afterwards is a stream of its own that refers back to it.</remarks>
    private void WritePart(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> dictionary, DataOutput output)
    {
        if (raw.IsEmpty)
        {
            output.WriteVInt(0);
            return;
        }
        _compressed.SetLength(0);
        int start;
        using (DeflateStream deflater = new(_compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            if (!dictionary.IsEmpty)
            {
                deflater.Write(dictionary);
                deflater.Flush();
            }
            start = (int)_compressed.Length;
            deflater.Write(raw);
        }
        output.WriteBlob(_compressed.GetBuffer().AsSpan(start, (int)_compressed.Length - start));
    }
}
