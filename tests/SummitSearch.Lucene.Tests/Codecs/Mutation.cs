using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>Damages index files.</summary>
internal static class Mutation
{
    /// <summary>Copies a directory with one file damaged: a bit flipped, a byte replaced, a stretch overwritten or the end cut off.</summary>
    /// <param name="source">The sound index.</param>
    /// <param name="random">Chooses file, place and kind.</param>
    /// <param name="repair">Ending of the metadata file whose checksum is made right again, so that the damage gets past it.</param>
    public static MemoryDirectory Copy(MemoryDirectory source, Random random, string repair)
    {
        MemoryDirectory copy = new();
        IReadOnlyList<string> names = source.ListFiles();
        string victim = names[random.Next(names.Count)];
        foreach (string name in names)
        {
            byte[] bytes = Read(source, name);
            if (name == victim)
                bytes = Damage(bytes, random, name.EndsWith(repair, StringComparison.Ordinal));
            using IndexOutput output = copy.CreateOutput(name);
            output.WriteBytes(bytes);
        }
        return copy;
    }

    private static byte[] Read(MemoryDirectory source, string name)
    {
        using MappedBytes mapped = source.OpenBytes(name);
        return new IndexInput(name, mapped).Span(0, (int)mapped.Length).ToArray();
    }

    private static byte[] Damage(byte[] bytes, Random random, bool repair)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0x7F;
                break;
            case 3:
                random.NextBytes(bytes.AsSpan(at, Math.Min(bytes.Length - at, random.Next(1, 12))));
                break;
            default:
                return repair ? bytes : bytes[..at];
        }
        if (repair && bytes.Length >= 16)
        {
            uint checksum = Crc32.Compute(bytes.AsSpan(0, bytes.Length - 8));
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(bytes.Length - 8), checksum);
        }
        return bytes;
    }
}
