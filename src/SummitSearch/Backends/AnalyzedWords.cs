using System.Collections.Concurrent;
using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Texts as the analysis of a field sees them.</summary>
internal static class AnalyzedWords
{
    // A chain of filters costs more to make than a query to analyse. Those of longer texts are let go, with the buffers that grew by them.
    private const int LongestForSpare = 4096;
    private static readonly ConcurrentDictionary<(Analyzer Analyzer, string Field), SpareStream> Spares = new();

    /// <summary>The terms of a text in order, with their places in it.</summary>
    public static List<(string Term, int Start, int End, int Position)> Of(Analyzer analyzer, string field, string text)
    {
        SpareStream spare = Spares.GetOrAdd((analyzer, field), static _ => new SpareStream());
        TokenStream stream = spare.Take() ?? analyzer.CreateStream(field);
        stream.Reset(text.AsMemory());
        var words = new List<(string, int, int, int)>();
        int position = -1;
        while (stream.MoveNext())
        {
            Token token = stream.Token;
            position += token.PositionIncrement;
            words.Add((new string(token.Text), token.StartOffset, token.EndOffset, position));
        }
        stream.End();
        if (text.Length <= LongestForSpare) spare.Keep(stream);
        return words;
    }

    /// <summary>The distinct terms of a text, in the order of their first occurrence, each weighted 2n/(n+1) where it occurs n times.</summary>
    /// <param name="analyzer">Analysis of the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="text">The words of a query.</param>
    public static List<QueryTerm> Weighted(Analyzer analyzer, string field, string text)
    {
        var words = Of(analyzer, field, text);
        var terms = new List<QueryTerm>(words.Count);
        var places = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        Span<int> counts = words.Count <= 64 ? stackalloc int[words.Count] : new int[words.Count];
        counts.Clear();
        foreach ((string term, int start, int end, _) in words)
        {
            if (places.TryAdd(term, terms.Count)) terms.Add(new QueryTerm(term, 1, QuestionWords.ContainsAnyCase(text.AsSpan(start, end - start))));
            counts[places[term]]++;
        }
        for (int i = 0; i < terms.Count; i++)
        {
            if (counts[i] > 1 && !terms[i].IsQuestionWord) terms[i] = terms[i] with { Weight = 2f * counts[i] / (counts[i] + 1) };
        }
        return terms;
    }
}
