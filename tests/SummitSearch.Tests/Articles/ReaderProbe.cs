using System.IO.Compression;
using System.Text;
using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

/// <summary>Reads test input from memory.</summary>
internal static class ReaderProbe
{
    public static List<ArticleResult> Read(string path, byte[] bytes, ArticleReaderOptions? options = null) =>
        [.. new ArticleReader(options ?? new ArticleReaderOptions()).Read(new MemoryStream(bytes), path)];

    public static List<ArticleResult> Read(string path, string text, ArticleReaderOptions? options = null) => Read(path, Encoding.UTF8.GetBytes(text), options);

    public static Article One(string path, string text) => OneOf(Read(path, text));

    public static Article One(string path, byte[] bytes) => OneOf(Read(path, bytes));

    public static ArticleRefusal Refusal(string path, string text, ArticleReaderOptions? options = null) => RefusalOf(Read(path, text, options));

    public static ArticleRefusal Refusal(string path, byte[] bytes, ArticleReaderOptions? options = null) => RefusalOf(Read(path, bytes, options));

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static Article OneOf(List<ArticleResult> results)
    {
        ArticleResult result = Assert.Single(results);
        Assert.True(result.IsArticle, result.Refusal?.ToString());
        return result.Article;
    }

    private static ArticleRefusal RefusalOf(List<ArticleResult> results)
    {
        ArticleResult result = Assert.Single(results);
        Assert.False(result.IsArticle);
        return result.Refusal;
    }
}
