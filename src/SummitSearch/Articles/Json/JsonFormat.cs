using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SummitSearch.Articles.Json;

/// <summary>JSON: one article, an array of them, an object that wraps a list, or one article a line.</summary>
/// <param name="lines">True for JSON lines, where the lines are the articles.</param>
internal sealed class JsonFormat(bool lines) : IArticleFormat
{
    public IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken)
    {
        Stream utf8 = AsUtf8(input.Content, out byte first);
        if (first == 0) throw new ArticleRefusedException(null, "The file is empty.");
        return lines && first != (byte)'[' ? ReadLines(input, utf8) : ReadValues(input, utf8);
    }

    /// <summary>One article from the bytes of one JSON object.</summary>
    public static ArticleResult ReadOne(ArticleInput input, JsonSlice slice, string fallbackId)
    {
        ArticleResult? only = null;
        foreach (ArticleResult result in ReadSlice(input, slice, fallbackId, true))
        {
            if (only is not null) return input.Refuse(slice.Line, "There is more than one article where one was expected.");
            only = result;
        }
        return only ?? input.Refuse(slice.Line, "There is no article.");
    }

    private static IEnumerable<ArticleResult> ReadLines(ArticleInput input, Stream utf8)
    {
        var scanner = new JsonLineScanner(utf8, input.Options);
        for (int n = 1; scanner.TryRead(out JsonSlice slice); n++)
        {
            foreach (ArticleResult result in ReadSlice(input, slice, $"{input.BaseId}#{n}", true)) yield return result;
        }
    }

    private static IEnumerable<ArticleResult> ReadValues(ArticleInput input, Stream utf8)
    {
        var scanner = new JsonValueScanner(utf8, input.Options);
        bool any = false;
        for (int n = 1; scanner.TryRead(out JsonSlice slice); n++)
        {
            any = true;
            string fallbackId = n == 1 && !scanner.IsInsideArray ? input.BaseId : $"{input.BaseId}#{n}";
            foreach (ArticleResult result in ReadSlice(input, slice, fallbackId, scanner.IsInsideArray)) yield return result;
        }
        if (!any) throw new ArticleRefusedException(null, "The file holds no article.");
    }

    /// <summary>The articles of one value; a fault in it is one refusal and touches no other value.</summary>
    private static List<ArticleResult> ReadSlice(ArticleInput input, JsonSlice slice, string fallbackId, bool numbered)
    {
        if (slice.Fault is not null) return [input.Refuse(slice.Line, slice.Fault)];
        if (!Utf8.IsValid(slice.Bytes.Span)) return [input.Refuse(slice.Line, "The article is not UTF-8.")];
        try
        {
            using JsonDocument document = JsonDocument.Parse(slice.Bytes, new JsonDocumentOptions { MaxDepth = input.Options.MaxNestingDepth });
            return Map(input, document.RootElement, slice.Line, fallbackId, numbered);
        }
        catch (JsonException fault)
        {
            int line = slice.Line + (int)(fault.LineNumber ?? 0);
            return [input.Refuse(line, $"This is not JSON: {WithoutPosition(fault.Message)}")];
        }
        catch (InvalidOperationException)
        {
            return [input.Refuse(slice.Line, "A string holds half a surrogate pair, which is no character.")];
        }
    }

    private static List<ArticleResult> Map(ArticleInput input, JsonElement root, int line, string fallbackId, bool numbered)
    {
        var results = new List<ArticleResult>();
        JsonElement[] articles = [.. JsonArticleMapper.ArticlesIn(root)];
        for (int i = 0; i < articles.Length; i++)
        {
            string id = articles.Length == 1 ? fallbackId : numbered ? $"{fallbackId}.{i + 1}" : $"{fallbackId}#{i + 1}";
            try
            {
                ArticleDraft draft = JsonArticleMapper.Map(articles[i]);
                draft.Line = line;
                results.Add(ArticleFinisher.Finish(draft, input, id));
            }
            catch (RegexMatchTimeoutException)
            {
                results.Add(input.Refuse(line, "The text is made so that reading it takes for ever."));
            }
            catch (ArticleRefusedException fault)
            {
                results.Add(input.Refuse(line, fault.Message));
            }
        }
        return results.Count > 0 ? results : [input.Refuse(line, "The list holds no article.")];
    }

    /// <summary>The position within the article means little to somebody who looks at the file.</summary>
    private static string WithoutPosition(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    /// <summary>The content as UTF-8, and its first byte that is not white space (0 if there is none).</summary>
    private static Stream AsUtf8(Stream content, out byte first)
    {
        var peeked = new PeekStream(content);
        ReadOnlySpan<byte> head = peeked.Head;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            Encoding utf16 = head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            peeked = new PeekStream(Encoding.CreateTranscodingStream(peeked, utf16, Encoding.UTF8));
            head = peeked.Head;
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        if (head.Contains((byte)0)) throw new ArticleRefusedException(1, "The file holds NUL bytes: it is a binary file, or UTF-16 without a byte-order mark.");
        head = head.TrimStart(" \t\r\n"u8);
        first = head.IsEmpty ? (byte)0 : head[0];
        return peeked;
    }
}
