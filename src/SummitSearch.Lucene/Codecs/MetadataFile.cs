using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>A small file that is read as a whole: its checksum is verified before a byte of it is believed.</summary>
internal static class MetadataFile
{
    /// <summary>Opens a file of a directory, hands it to <paramref name="read"/> behind its verified header, and closes it.</summary>
    /// <exception cref="CorruptIndexException">Checksum, header, contents or end are wrong.</exception>
    /// <exception cref="UnsupportedIndexFormatException">The version is outside the range.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static T Read<T>(IndexDirectory directory, string fileName, string codec, int minVersion, int maxVersion, byte[] id, string suffix, Func<IndexInput, int, T> read)
    {
        using MappedBytes bytes = directory.OpenBytes(fileName);
        return Read(new IndexInput(fileName, bytes), codec, minVersion, maxVersion, id, suffix, read);
    }

    /// <summary>Reads an open file from its start to its footer.</summary>
    public static T Read<T>(IndexInput input, string codec, int minVersion, int maxVersion, byte[] id, string suffix, Func<IndexInput, int, T> read)
    {
        int version = Begin(input, codec, minVersion, maxVersion, id, suffix);
        T result = read(input, version);
        CodecFile.ExpectFooter(input);
        return result;
    }

    /// <summary>Verifies the checksum and the header of an open file, and leaves the position behind the header.</summary>
    public static int Begin(IndexInput input, string codec, int minVersion, int maxVersion, ReadOnlySpan<byte> id, string suffix)
    {
        CodecFile.CheckWholeFile(input);
        input.Position = 0;
        return CodecFile.ReadHeader(input, codec, minVersion, maxVersion, id, suffix);
    }
}
