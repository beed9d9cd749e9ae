using System.IO.Compression;
using System.Text.RegularExpressions;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Json;
using SummitSearch.Articles.Markdown;
using SummitSearch.Articles.Text;
using SummitSearch.Articles.Xml;

namespace SummitSearch.Articles;

/// <summary>Reads articles out of files of every supported format, one result for each article.</summary>
/// <remarks>
/// <para>The format is chosen by extension: <c>.txt</c>, <c>.md</c>/<c>.markdown</c>, <c>.html</c>/<c>.htm</c>/<c>.xhtml</c>,
/// <c>.json</c>, <c>.jsonl</c>/<c>.ndjson</c>, <c>.xml</c>/<c>.rss</c>/<c>.atom</c>, each also with <c>.gz</c> behind it, and corrected
/// by content: a <c>.txt</c> or <c>.xml</c> file that is an HTML page is read as one.</para>
/// <para>Nothing is thrown for bad input: the article or file is refused with file, line and reason. JSON lines and arrays are streamed,
/// so a file may be larger than memory; everything else is one article and bounded. Safe to use from several threads.</para>
/// </remarks>
public sealed class ArticleReader
{
    private static readonly Dictionary<string, IArticleFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = new TextFormat(),
        [".md"] = new MarkdownFormat(),
        [".markdown"] = new MarkdownFormat(),
        [".html"] = new HtmlFormat(),
        [".htm"] = new HtmlFormat(),
        [".xhtml"] = new HtmlFormat(),
        [".json"] = new JsonFormat(false),
        [".jsonl"] = new JsonFormat(true),
        [".ndjson"] = new JsonFormat(true),
        [".xml"] = new XmlFormat(),
        [".rss"] = new XmlFormat(),
        [".atom"] = new XmlFormat(),
    };

    private readonly ArticleReaderOptions _options;

    /// <summary>A reader with the default limits.</summary>
    public ArticleReader() : this(new ArticleReaderOptions())
    {
    }

    /// <summary>A reader with its own limits.</summary>
    /// <param name="options">Limits and habits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ArticleReader(ArticleReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>
    /// True if a file of a corpus holds articles: its extension is supported, it is not called <c>README</c>, and neither it nor a
    /// folder above it begins with a dot.
    /// </summary>
    /// <param name="path">Path below the corpus folder; forward or backward slashes.</param>
    public static bool IsArticlePath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = path.Split('/', '\\');
        if (Array.Exists(parts, part => part.StartsWith('.'))) return false;
        string name = WithoutGzip(parts[^1]);
        return Formats.ContainsKey(Path.GetExtension(name)) &&
            !Path.GetFileNameWithoutExtension(name).Equals("README", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The articles of one file of a corpus folder, read as they are asked for.</summary>
    /// <param name="corpusFolder">The folder that ids and refusals are relative to.</param>
    /// <param name="file">The file, absolute or relative to the current directory, below the folder.</param>
    /// <param name="cancellationToken">Looked at once per article.</param>
    /// <returns>One result an article; a file that cannot be opened gives one refusal.</returns>
    public IEnumerable<ArticleResult> ReadFile(string corpusFolder, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpusFolder);
        ArgumentNullException.ThrowIfNull(file);
        string path = Path.GetRelativePath(corpusFolder, file).Replace('\\', '/');
        return Guarded(path, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 << 10, FileOptions.SequentialScan), cancellationToken);
    }

    /// <summary>The articles of a stream, read as they are asked for; the stream is disposed at the end.</summary>
    /// <param name="content">The bytes, compressed if the path ends in <c>.gz</c>.</param>
    /// <param name="path">Path below the corpus folder: its extension chooses the format, and ids are made of it.</param>
    /// <param name="cancellationToken">Looked at once per article.</param>
    public IEnumerable<ArticleResult> Read(Stream content, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(path);
        return Guarded(path.Replace('\\', '/'), () => content, cancellationToken);
    }

    /// <summary>The article of one JSON object, in any of the vocabularies of a <c>.json</c> file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="fallbackId">The id of an article that has none of its own; refusals name it as their file.</param>
    /// <param name="line">Where the object begins in what it was taken from, for the refusal; 1 by default.</param>
    public ArticleResult ReadJson(ReadOnlyMemory<byte> json, string fallbackId, int line = 1)
    {
        ArgumentNullException.ThrowIfNull(fallbackId);
        var input = new ArticleInput(Stream.Null, fallbackId, fallbackId, _options);
        return json.Length > _options.MaxArticleBytes
            ? input.Refuse(line, $"The article holds more than {_options.MaxArticleBytes:N0} bytes, the limit (option {nameof(_options.MaxArticleBytes)}).")
            : JsonFormat.ReadOne(input, new JsonSlice(json, line, null), fallbackId);
    }

    /// <summary>Turns whatever goes wrong with the file as a whole into a last refusal.</summary>
    private IEnumerable<ArticleResult> Guarded(string path, Func<Stream> open, CancellationToken cancellationToken)
    {
        using IEnumerator<ArticleResult> results = ReadOpened(path, open, cancellationToken).GetEnumerator();
        while (true)
        {
            ArticleResult? result;
            bool last = false;
            try
            {
                result = results.MoveNext() ? results.Current : null;
            }
            catch (RegexMatchTimeoutException)
            {
                result = ArticleResult.Refused(new ArticleRefusal(path, null, "The text is made so that reading it takes for ever."));
                last = true;
            }
            catch (Exception fault) when (fault is ArticleRefusedException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                result = ArticleResult.Refused(new ArticleRefusal(path, (fault as ArticleRefusedException)?.Line, fault.Message));
                last = true;
            }
            if (result is null) yield break;
            yield return result;
            if (last) yield break;
        }
    }

    private IEnumerable<ArticleResult> ReadOpened(string path, Func<Stream> open, CancellationToken cancellationToken)
    {
        string plainPath = WithoutGzip(path);
        string extension = Path.GetExtension(plainPath);
        if (!Formats.TryGetValue(extension, out IArticleFormat? format))
            throw new ArticleRefusedException(null, $"'{extension}' is not the extension of an article file.");
        using Stream file = open();
        using Stream content = plainPath.Length == path.Length ? file : Unzip(file);
        var input = new ArticleInput(content, path, plainPath[..^extension.Length], _options);
        foreach (ArticleResult result in format.Read(input, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return result;
        }
    }

    private ExpansionGuardStream Unzip(Stream file)
    {
        var compressed = new CountingStream(file);
        return new ExpansionGuardStream(new GZipStream(compressed, CompressionMode.Decompress), compressed, _options.MaxExpansionRatio);
    }

    private static string WithoutGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
}
