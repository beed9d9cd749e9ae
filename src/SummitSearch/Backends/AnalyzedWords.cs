using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Texts as the analysis of a field sees them.</summary>
internal static class AnalyzedWords
{
    /// <summary>The terms of a text in order, with their places in it.</summary>
    public static List<(string Term, int Start, int End, int Position)> Of(Analyzer analyzer, string field, string text)
    {
        TokenStream stream = analyzer.CreateStream(field);
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
        return words;
    }

    /// <summary>The distinct terms of a text, in the order of their first occurrence, each weighted 2n/(n+1) where it occurs n times.</summary>
    /// <param name="analyzer">Analysis of the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="text">The words of a query.</param>
    /// <param name="scale">What all weights are multiplied with.</param>
    public static List<QueryTerm> Weighted(Analyzer analyzer, string field, string text, float scale)
    {
        var terms = new List<QueryTerm>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string term, int start, int end, _) in Of(analyzer, field, text))
        {
            int count = counts[term] = counts.GetValueOrDefault(term) + 1;
            if (count > 1) continue;
            bool asks = QuestionWords.Contains(text[start..end].ToLowerInvariant());
            terms.Add(new QueryTerm(term, 1, asks));
        }
        return [.. terms.Select(t => t with { Weight = t.IsQuestionWord ? scale : scale * 2f * counts[t.Text] / (counts[t.Text] + 1) })];
    }
}
