using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>A word as the index has it, or words that must stand together.</summary>
/// <param name="Terms">The terms with their distance from the first.</param>
internal sealed record AnalyzedPhrase(IReadOnlyList<(string Term, int Position)> Terms)
{
    /// <summary>Analyses a text; without terms if the analysis leaves nothing of it.</summary>
    public static AnalyzedPhrase Of(Analyzer analyzer, string field, string text)
    {
        var words = AnalyzedWords.Of(analyzer, field, text);
        return new AnalyzedPhrase(words.ConvertAll(w => (w.Term, w.Position - words[0].Position)));
    }

    /// <summary>What finds it in a field.</summary>
    public Query In(string field) => Terms.Count == 1
        ? new TermQuery(new Term(field, Terms[0].Term))
        : new PhraseQuery([.. Terms.Select(t => new Term(field, t.Term))], Terms.Select(static t => t.Position), 0);
}
