using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>The words of a query that say what it is about, looked up once in the text of one language.</summary>
internal sealed class ContentWords
{
    private readonly TermStates[] _states;

    /// <summary>Looks the words up.</summary>
    public ContentWords(IndexSearcher searcher, string language, List<QueryTerm> terms)
    {
        Language = language;
        Field = PassageSchema.Text(language);
        Statistics = searcher.StatisticsOf(Field);
        QueryTerm[] content = Statistics.DocCount == 0 ? [] : [.. terms.Where(static t => !t.IsQuestionWord)];
        Terms = Array.ConvertAll(content, static t => t.Text);
        _states = Array.ConvertAll(Terms, t => searcher.StatesOf(new Term(Field, t)));
        InverseDocumentFrequencies = Array.ConvertAll(_states, s => Statistics.InverseDocumentFrequency(s.DocFreq));
        Weights = [.. content.Zip(InverseDocumentFrequencies, static (t, idf) => t.Weight * idf)];
        WindowWeights = [.. content.Zip(InverseDocumentFrequencies, static (t, idf) => Math.Max(1, t.Weight) * idf)];
    }

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The field of its texts.</summary>
    public string Field { get; }

    /// <summary>Statistics of the field.</summary>
    public FieldStatistics Statistics { get; }

    /// <summary>Number of the words; 0 where the field is empty.</summary>
    public int Count => Terms.Length;

    /// <summary>How rare each word is.</summary>
    public float[] InverseDocumentFrequencies { get; }

    /// <summary>The words in the order of the query.</summary>
    public string[] Terms { get; }

    /// <summary>What each word counts at most: how rare it is, and more if the query repeats it.</summary>
    public float[] Weights { get; }

    /// <summary>What each word counts in a window: how rare it is, and more if the query repeats it. What stands near the other words was well guessed, so words put in the place of others count in full.</summary>
    public float[] WindowWeights { get; }

    /// <summary>Where a word is in each segment.</summary>
    public TermStates StatesOf(int word) => _states[word];
}
