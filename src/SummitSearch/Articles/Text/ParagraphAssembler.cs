using SummitSearch.Passages;

namespace SummitSearch.Articles.Text;

/// <summary>Finds the paragraphs of a plain text, whether blank lines, single newlines or indentation separate them.</summary>
internal static class ParagraphAssembler
{
    // Typewriter lines: wire copy and old archives break their lines before this column.
    private const int LongestWrappedLine = 100;

    /// <summary>The paragraphs, each one clean line of text.</summary>
    public static List<string> Assemble(string text)
    {
        var paragraphs = new List<string>();
        var block = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) Close(block, paragraphs);
            else block.Add(line.TrimEnd().ToString());
        }
        Close(block, paragraphs);
        return paragraphs;
    }

    private static void Close(List<string> block, List<string> paragraphs)
    {
        if (block.Count > 1 && IsHardWrapped(block)) AddUnwrapped(block, paragraphs);
        else
            foreach (string line in block) Add(line, paragraphs);
        block.Clear();
    }

    /// <summary>True if the lines were broken to fit a page: all short, and most of them end in the middle of a sentence.</summary>
    private static bool IsHardWrapped(List<string> block)
    {
        int longest = 0, total = 0, sentenceEnds = 0;
        for (int i = 0; i < block.Count; i++)
        {
            longest = Math.Max(longest, block[i].Length);
            if (i == block.Count - 1) continue;
            total += block[i].Length;
            if (EndsSentence(block[i])) sentenceEnds++;
        }
        int broken = block.Count - 1;
        return longest is > 40 and <= LongestWrappedLine && total > broken * longest / 2 && sentenceEnds * 10 < broken * 7 && !LooksLikeList(block);
    }

    private static bool LooksLikeList(List<string> block) => block.TrueForAll(line => line.TrimStart()[0] is '-' or '*' or '•' or '・' or '–');

    private static void AddUnwrapped(List<string> block, List<string> paragraphs)
    {
        int start = 0;
        for (int i = 1; i <= block.Count; i++)
        {
            bool indented = i < block.Count && char.IsWhiteSpace(block[i][0]) && !char.IsWhiteSpace(block[i - 1][0]);
            if (i < block.Count && !indented) continue;
            Add(Join(block, start, i), paragraphs);
            start = i;
        }
    }

    private static string Join(List<string> lines, int start, int end)
    {
        // Scripts without spaces are wrapped without spaces.
        bool cjk = SentenceMarks.IsCjk(lines[start][^1]);
        return string.Join(cjk ? "" : " ", lines[start..end]);
    }

    private static void Add(string line, List<string> paragraphs)
    {
        string clean = TextCleaner.Clean(line);
        if (clean.Length > 0) paragraphs.Add(clean);
    }

    /// <summary>True if the line ends in a stop, closing quotes and brackets apart.</summary>
    internal static bool EndsSentence(ReadOnlySpan<char> line)
    {
        int end = line.Length;
        while (end > 0 && (SentenceMarks.IsCloser(line[end - 1]) || char.IsWhiteSpace(line[end - 1]))) end--;
        return end > 0 && SentenceMarks.IsTerminator(line[end - 1]);
    }
}
