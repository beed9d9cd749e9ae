using SummitSearch.Articles.Dates;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>Finds the sources and days that a query names in full: "what The Guardian wrote on 10 April 2024".</summary>
/// <remarks>Single words of a name say little, as "news" and "times" are in many: a report by the source of the whole name is worth more than one that has its words.</remarks>
internal sealed class NamedOrigins(IndexSearcher searcher, RankingWeights weights)
{
    // Archives go further back than the dates that articles without one are given.
    private const int EarliestYear = 1600;
    private const int MostWords = 8;
    private const string Article = "the ";

    private static readonly ExactAnalyzer Analyzer = new();

    /// <summary>The clauses that reports of the named sources and days match.</summary>
    /// <param name="text">The words of a query.</param>
    public IEnumerable<Query> In(string text)
    {
        if (weights.NamedSource > 0)
        {
            foreach (Term source in SourcesIn(text).Distinct().Where(s => !searcher.IsNearlyEverywhere(s))) yield return new BoostQuery(new TermQuery(source), weights.NamedSource);
        }
        if (weights.NamedDay == 0) yield break;
        foreach (DateTimeOffset day in DateFinder.DatesIn(text, EarliestYear).Distinct())
        {
            Query published = PointRangeQuery.Of(PassageSchema.Published, day.ToUnixTimeMilliseconds(), day.AddDays(1).ToUnixTimeMilliseconds() - 1);
            float rarity = RarityOf(published);
            if (rarity > 0) yield return new BoostQuery(new ConstantScoreQuery(published), weights.NamedDay * rarity);
        }
    }

    /// <summary>Inverse document frequency of what a day's reports are among all with metadata; 0 where there are none, or no time to count them.</summary>
    private float RarityOf(Query published)
    {
        try
        {
            long reports = searcher.Count(published);
            return reports == 0 ? 0 : searcher.StatisticsOf(PassageSchema.Metadata).InverseDocumentFrequency(reports);
        }
        catch (SearchAbandonedException)
        {
            return 0;
        }
    }

    /// <summary>Names of sources that do not begin with a small letter (a fortune is not Fortune), the longest at each place, with or without their article.</summary>
    private IEnumerable<Term> SourcesIn(string text)
    {
        var words = AnalyzedWords.Of(Analyzer, PassageSchema.Metadata, text);
        for (int first = 0; first < words.Count; first++)
        {
            int start = words[first].Start;
            if (char.IsLower(text[start])) continue;
            Term? found = null;
            int last = first;
            for (int i = first; i < words.Count && i < first + MostWords && IsInMetadata(words[i].Term); i++)
            {
                string name = text[start..(words[i].Start + words[i].Term.Length)].ToLowerInvariant();
                if (SourceOf(name) is not { } source) continue;
                found = source;
                last = i;
            }
            if (found is null) continue;
            yield return found;
            first = last;
        }
    }

    private Term? SourceOf(string name)
    {
        foreach (string written in new[] { name, Article + name })
        {
            var source = new Term(PassageSchema.Filter("source"), written);
            if (searcher.StatesOf(source).DocFreq > 0) return source;
        }
        return null;
    }

    private bool IsInMetadata(string word) => searcher.StatesOf(new Term(PassageSchema.Metadata, word)).DocFreq > 0;
}
