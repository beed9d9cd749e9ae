using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>The finite-state transducer of one field's terms index (FORMAT.md, "Terms index"): maps the prefixes of blocks to their places.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class Fst
{
    /// <summary>Name in the header.</summary>
    public const string Codec = "FST";

    /// <summary>Version written; version 6, without direct addressing, is read as well.</summary>
    public const int Version = 7;

    /// <summary>Marks labels of one byte.</summary>
    public const byte ByteLabels = 0;

    private const int MinVersion = 6;
    private readonly IndexInput _tip;
    private readonly long _start;
    private readonly int _size;
    private readonly byte[] _emptyValue;

    private Fst(IndexInput tip, long start, int size, int root, byte[] emptyValue)
    {
        _tip = tip;
        _start = start;
        _size = size;
        Root = root;
        _emptyValue = emptyValue;
    }

    /// <summary>Address of the root node; 0 if it has no arcs.</summary>
    public int Root { get; }

    /// <summary>Value of the empty key.</summary>
    public ReadOnlySpan<byte> EmptyValue => _emptyValue;

    /// <summary>All nodes; addresses count from its start.</summary>
    public ReadOnlySpan<byte> Nodes => _tip.Span(_start, _size);

    /// <summary>File name, for messages.</summary>
    public string FileName => _tip.Name;

    /// <summary>Reads the header from <paramref name="meta"/>; the nodes stay in <paramref name="tip"/>.</summary>
    /// <exception cref="CorruptIndexException">A part is missing or lies outside the file.</exception>
    public static Fst Read(IndexInput meta, IndexInput tip, long start)
    {
        CodecFile.ReadShortHeader(meta, Codec, MinVersion, Version);
        long at = meta.Position;
        if (meta.ReadByte() != 1)
            throw new CorruptIndexException(meta.Name, at, "a terms index has no value for the empty prefix.");
        byte[] emptyValue = ReadEmptyValue(meta);
        if (meta.ReadByte() != ByteLabels)
            throw new CorruptIndexException(meta.Name, meta.Position - 1, "a terms index has labels that are not bytes.");
        long root = meta.ReadVLong(), size = meta.ReadVLong();
        if (size > int.MaxValue || start > tip.Length - CodecFile.FooterLength - size || (root >= size && root != 0))
            throw new CorruptIndexException(meta.Name, at, $"a terms index of {size} bytes at {start} with its root at {root} does not fit into {tip.Name} of {tip.Length} bytes.");
        return new Fst(tip, start, (int)size, (int)root, emptyValue);
    }

    private static byte[] ReadEmptyValue(IndexInput meta)
    {
        long at = meta.Position;
        byte[] stored = meta.ReadBlob().ToArray();
        Array.Reverse(stored);
        int length = 0, i = 0;
        for (int shift = 0; i < stored.Length && shift < 35; shift += 7)
        {
            length |= (stored[i] & 0x7F) << shift;
            if (stored[i++] < 0x80)
                break;
        }
        return length == stored.Length - i && length > 0
            ? stored[i..]
            : throw new CorruptIndexException(meta.Name, at, "the value of the empty prefix of a terms index has a wrong length.");
    }
}
