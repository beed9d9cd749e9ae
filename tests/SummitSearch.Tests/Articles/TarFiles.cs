using System.Formats.Tar;
using System.IO.Compression;

namespace SummitSearch.Tests.Articles;

/// <summary>Reads the files of a <c>.tar.gz</c> without unpacking it to disk.</summary>
internal static class TarFiles
{
    public static IEnumerable<(string Name, byte[] Bytes)> In(string archive)
    {
        using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null) continue;
            var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            yield return (entry.Name, bytes.ToArray());
        }
    }
}
