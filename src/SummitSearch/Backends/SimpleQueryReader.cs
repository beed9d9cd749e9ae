namespace SummitSearch.Backends;

/// <summary>Reads the forgiving syntax: words, "phrases" in any quotation marks, and -words or -"phrases" to leave out. Takes every text.</summary>
internal static class SimpleQueryReader
{
    private const string Quotes = "\"“”„«»";

    /// <summary>The pieces of a query. Words that follow one another stay together.</summary>
    public static List<QueryPart> Read(string query)
    {
        var parts = new List<QueryPart>();
        int position = 0, plainStart = 0;
        while (position < query.Length)
        {
            bool atWordStart = position == 0 || char.IsWhiteSpace(query[position - 1]);
            bool excludes = atWordStart && query[position] == '-' && position + 1 < query.Length && !char.IsWhiteSpace(query[position + 1]);
            int start = excludes ? position + 1 : position;
            int end = Quotes.Contains(query[start]) ? query.AsSpan(start + 1).IndexOfAny(Quotes) + start + 1 : -1;
            bool isPhrase = end > start;
            if (!isPhrase && !excludes)
            {
                position++;
                continue;
            }
            if (!isPhrase)
            {
                end = start;
                while (end < query.Length && !char.IsWhiteSpace(query[end])) end++;
            }
            Add(parts, query[plainStart..position], false, false);
            Add(parts, isPhrase ? query[(start + 1)..end] : query[start..end], isPhrase, excludes);
            position = plainStart = isPhrase ? end + 1 : end;
        }
        Add(parts, query[plainStart..], false, false);
        return parts;
    }

    private static void Add(List<QueryPart> parts, string text, bool isPhrase, bool isExcluded)
    {
        if (text.AsSpan().IndexOfAnyExcept(" \t\r\n\"") >= 0) parts.Add(new QueryPart(text, isPhrase, isExcluded));
    }
}
