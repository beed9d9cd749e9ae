using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>The words of a query that say what it is about, looked up once in one field.</summary>
internal sealed class ContentWords
{
    private readonly QueryTerm[] _terms;
    private readonly TermStates[] _states;

    /// <summary>Looks the words up.</summary>
    public ContentWords(IndexSearcher searcher, string field, IReadOnlyList<QueryTerm> terms)
    {
        Field = field;
        Statistics = searcher.StatisticsOf(field);
        _terms = Statistics.DocCount == 0 ? [] : [.. terms.Where(static t => !t.IsQuestionWord)];
        _states = [.. _terms.Select(t => searcher.StatesOf(new Term(field, t.Text)))];
        InverseDocumentFrequencies = [.. _states.Select(s => Statistics.InverseDocumentFrequency(s.DocFreq))];
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Statistics of the field.</summary>
    public FieldStatistics Statistics { get; }

    /// <summary>Number of the words; 0 where the field is empty.</summary>
    public int Count => _terms.Length;

    /// <summary>How rare each word is.</summary>
    public float[] InverseDocumentFrequencies { get; }

    /// <summary>The words in the order of the query.</summary>
    public IEnumerable<string> Texts => _terms.Select(static t => t.Text);

    /// <summary>What a word counts at most.</summary>
    public float WeightOf(int word) => _terms[word].Weight * InverseDocumentFrequencies[word];

    /// <summary>Opens the postings of all words in a segment; null for words that it does not have.</summary>
    public PostingsCursor?[] Open(int segment, PostingsDetail detail)
    {
        var cursors = new PostingsCursor?[_states.Length];
        for (int i = 0; i < cursors.Length; i++) cursors[i] = _states[i].Open(segment, detail);
        return cursors;
    }
}
