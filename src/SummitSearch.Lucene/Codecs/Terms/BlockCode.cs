using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>What the terms index says of a block: where it is, whether it holds terms itself, and where the parts of a floor block are (FORMAT.md, "Index entries").</summary>
internal readonly record struct BlockCode
{
    /// <summary>Offset of the block, or of the part chosen, in <c>.tim</c>.</summary>
    public long Pointer { get; init; }

    /// <summary>Offset of the block's first part.</summary>
    public long FirstPointer { get; init; }

    /// <summary>False if the block holds nothing but sub-blocks.</summary>
    public bool HasTerms { get; init; }

    /// <summary>Reads a code and chooses the part that a term with byte <paramref name="lead"/> behind the prefix is in (-1: the prefix itself).</summary>
    /// <exception cref="CorruptIndexException">The code is cut off.</exception>
    public static BlockCode Read(ReadOnlySpan<byte> code, int lead, string fileName)
    {
        int at = 0;
        long head = ReadVLong(code, ref at, fileName);
        BlockCode chosen = new() { Pointer = head >> 2, FirstPointer = head >> 2, HasTerms = (head & 2) != 0 };
        if ((head & 1) == 0)
            return chosen;
        long first = chosen.Pointer;
        for (long parts = ReadVLong(code, ref at, fileName); parts > 0; parts--)
        {
            if (at >= code.Length)
                throw CutOff(fileName);
            if (code[at++] > lead)
                return chosen;
            long step = ReadVLong(code, ref at, fileName);
            chosen = new() { Pointer = first + (step >> 1), FirstPointer = first, HasTerms = (step & 1) != 0 };
        }
        return chosen;
    }

    private static long ReadVLong(ReadOnlySpan<byte> code, ref int at, string fileName)
    {
        long value = 0;
        for (int shift = 0; shift < 63 && at < code.Length; shift += 7)
        {
            byte b = code[at++];
            value |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw CutOff(fileName);
    }

    private static CorruptIndexException CutOff(string fileName) => new(fileName, -1, "an entry of the terms index is cut off. The file is damaged; rebuild the index or restore a backup.");
}
