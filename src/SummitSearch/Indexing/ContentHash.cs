using System.Security.Cryptography;
using System.Text.Json;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>Tells equal contents by 128 bits of SHA-256, as hexadecimal digits.</summary>
internal static class ContentHash
{
    private const int Bytes = 16;

    /// <summary>The hash of everything in an article.</summary>
    public static string Of(Article article) => Shorten(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(article, ArticleJson.Default.Article)));

    /// <summary>The hash of the bytes of a file.</summary>
    public static string OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        return Shorten(SHA256.HashData(stream));
    }

    private static string Shorten(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..Bytes]);
}
