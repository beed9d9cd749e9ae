using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Which documents have a value, and where the set of them is if it is neither empty nor full (FORMAT.md, "Document sets").</summary>
/// <param name="Offset">Where the set starts; -1 for all documents, -2 for none.</param>
/// <param name="Length">Its bytes, the jump table included.</param>
/// <param name="JumpCount">Entries of the jump table at its end.</param>
/// <param name="RankPower">Documents a rank as a power of two; 255 without ranks.</param>
internal readonly record struct DocIdSetLocation(long Offset, long Length, int JumpCount, byte RankPower)
{
    /// <summary>No document.</summary>
    public static readonly DocIdSetLocation None = new(-2, 0, -1, 0xFF);

    /// <summary>All documents.</summary>
    public static readonly DocIdSetLocation All = new(-1, 0, -1, 0xFF);

    /// <summary>True if no document is a member.</summary>
    public bool IsEmpty => Offset == -2;

    /// <summary>True if every document is a member.</summary>
    public bool IsAll => Offset == -1;

    /// <summary>Reads the 19 bytes of a location and checks that the set lies inside <paramref name="data"/>.</summary>
    public static DocIdSetLocation Read(IndexInput meta, IndexInput data)
    {
        long at = meta.Position;
        DocIdSetLocation set = new(meta.ReadInt64(), meta.ReadInt64(), meta.ReadInt16(), meta.ReadByte());
        if (set.IsEmpty || set.IsAll)
            return set;
        bool inside = set.Offset >= 0 && set.Length >= 0 && set.Offset <= data.Length - set.Length;
        if (!inside || set.JumpCount < 0 || (set.RankPower != DocIdSetWriter.RankPower && set.RankPower != 0xFF))
            throw new CorruptIndexException(meta.Name, at, $"a document set of {set.Length} bytes at {set.Offset} with {set.JumpCount} jumps and rank power {set.RankPower} is impossible in {data.Name}.");
        return set;
    }

    /// <summary>Writes the 19 bytes.</summary>
    public void Write(DataOutput meta)
    {
        meta.WriteInt64(Offset);
        meta.WriteInt64(Length);
        meta.WriteInt16((short)JumpCount);
        meta.WriteByte(RankPower);
    }
}
