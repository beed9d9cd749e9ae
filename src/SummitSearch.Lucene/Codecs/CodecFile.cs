using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>The header that every index file starts with and the footer that it ends with (FORMAT.md, "Header and footer").</summary>
internal static class CodecFile
{
    /// <summary>Length of a footer in bytes.</summary>
    public const int FooterLength = 16;

    /// <summary>Length of a segment or commit id in bytes.</summary>
    public const int IdLength = 16;

    private const int HeaderMagic = 0x3FD76C17;
    private const int FooterMagic = ~HeaderMagic;

    /// <summary>A new random id for a segment, a commit or the state of a segment in a commit.</summary>
    public static byte[] NewId() => RandomNumberGenerator.GetBytes(IdLength);

    /// <summary>Length of an index header.</summary>
    public static int HeaderLength(string codec, string suffix) => 4 + 1 + codec.Length + 4 + IdLength + 1 + suffix.Length;

    /// <summary>Writes an index header.</summary>
    public static void WriteHeader(DataOutput output, string codec, int version, ReadOnlySpan<byte> id, string suffix)
    {
        WriteShortHeader(output, codec, version);
        output.WriteBytes(id);
        output.WriteByte((byte)suffix.Length);
        output.WriteBytes(Encoding.ASCII.GetBytes(suffix));
    }

    /// <summary>Writes the header of a part inside a file: magic, name and version only.</summary>
    public static void WriteShortHeader(DataOutput output, string codec, int version)
    {
        output.WriteInt32(HeaderMagic);
        output.WriteString(codec);
        output.WriteInt32(version);
    }

    /// <summary>Writes the footer with the checksum of everything before it.</summary>
    public static void WriteFooter(IndexOutput output)
    {
        output.WriteInt32(FooterMagic);
        output.WriteInt32(0);
        output.WriteInt64(output.Checksum);
    }

    /// <summary>Reads and checks a header; returns its version.</summary>
    /// <exception cref="CorruptIndexException">Wrong magic, codec, id or suffix.</exception>
    /// <exception cref="UnsupportedIndexFormatException">A version outside [<paramref name="minVersion"/>, <paramref name="maxVersion"/>].</exception>
    public static int ReadHeader(IndexInput input, string codec, int minVersion, int maxVersion, ReadOnlySpan<byte> id, string suffix)
    {
        int version = ReadShortHeader(input, codec, minVersion, maxVersion);
        long at = input.Position;
        if (!input.ReadSpan(IdLength).SequenceEqual(id))
            throw new CorruptIndexException(input.Name, at, "the file belongs to another segment or commit (its id differs).");
        CheckSuffix(input, suffix);
        return version;
    }

    /// <summary>Checks the suffix part of a header.</summary>
    public static void CheckSuffix(IndexInput input, string suffix)
    {
        long at = input.Position;
        string found = Encoding.ASCII.GetString(input.ReadSpan(input.ReadByte()));
        if (found != suffix)
            throw new CorruptIndexException(input.Name, at, $"header suffix is '{found}', expected '{suffix}'; was the file renamed?");
    }

    /// <summary>Reads and checks magic, codec name and version.</summary>
    public static int ReadShortHeader(IndexInput input, string codec, int minVersion, int maxVersion)
    {
        long at = input.Position;
        int magic = input.ReadInt32();
        if (magic != HeaderMagic)
            throw new CorruptIndexException(input.Name, at, $"starts with {magic:x8}, expected {HeaderMagic:x8}; this is no file of a Lucene index.");
        string found = input.ReadString();
        if (found != codec)
            throw new CorruptIndexException(input.Name, at + 4, $"is of kind '{Printable(found)}', expected '{codec}'.");
        int version = input.ReadInt32();
        return version >= minVersion && version <= maxVersion
            ? version
            : throw new UnsupportedIndexFormatException(input.Name, $"{codec} has version {version}; versions {minVersion} to {maxVersion} are supported.");
    }

    /// <summary>Checks that a well-formed footer stands at the end of the file, without computing the checksum.</summary>
    public static void CheckFooterStructure(IndexInput input)
    {
        if (input.Length < FooterLength)
            throw new CorruptIndexException(input.Name, 0, $"is {input.Length} bytes long, shorter than a footer. It is truncated.");
        ReadOnlySpan<byte> footer = input.Span(input.Length - FooterLength, FooterLength);
        long at = input.Length - FooterLength;
        if (BinaryPrimitives.ReadInt32BigEndian(footer) != FooterMagic)
            throw new CorruptIndexException(input.Name, at, "has no footer where it should end. It is truncated or damaged.");
        if (BinaryPrimitives.ReadInt32BigEndian(footer[4..]) != 0)
            throw new CorruptIndexException(input.Name, at + 4, "has an unknown checksum algorithm.");
        if (BinaryPrimitives.ReadInt32BigEndian(footer[8..]) != 0)
            throw new CorruptIndexException(input.Name, at + 8, "has a checksum of more than 32 bits.");
    }

    /// <summary>Checks the footer and the checksum of the whole file.</summary>
    public static void CheckWholeFile(IndexInput input)
    {
        CheckFooterStructure(input);
        uint stored = BinaryPrimitives.ReadUInt32BigEndian(input.Span(input.Length - 4, 4));
        uint actual = input.ComputeChecksum(input.Length - 8);
        if (stored != actual)
            throw new CorruptIndexException(input.Name, input.Length - 8, $"checksum is {actual:x8}, the footer says {stored:x8}. The file is damaged; rebuild the index or restore a backup.");
    }

    /// <summary>Checks that a fully parsed file ends here, at its footer.</summary>
    public static void ExpectFooter(IndexInput input)
    {
        if (input.Remaining != FooterLength)
            throw new CorruptIndexException(input.Name, input.Position, $"{input.Remaining} bytes are left where the {FooterLength} bytes of the footer are expected.");
    }

    private static string Printable(string text) => new([.. text.Take(64).Select(static c => char.IsControl(c) ? '?' : c)]);
}
