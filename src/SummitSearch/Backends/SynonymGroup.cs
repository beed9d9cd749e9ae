using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>Words of a query and what may stand in their place.</summary>
/// <param name="Typed">The words of the query, analysed; none where the analysis drops them.</param>
/// <param name="Alternatives">The synonyms.</param>
internal sealed record SynonymGroup(IReadOnlyList<string> Typed, IReadOnlyList<AnalyzedPhrase> Alternatives)
{
    /// <summary>What finds either in a field. The better of both counts, not their sum; a synonym counts for less than what was typed, however many words it has.</summary>
    public Query In(string field, RankingWeights weights)
    {
        var typed = new BooleanQueryBuilder();
        foreach (string term in Typed) typed.Add(new TermQuery(new Term(field, term)), Occur.Should);
        IEnumerable<Query> alternatives = Alternatives.Select(Query (a) => new BoostQuery(a.In(field), weights.Synonym * ShareOf(a)));
        return new DisjunctionMaxQuery(Typed.Count == 0 ? alternatives : alternatives.Prepend(typed.Build()), 0);
    }

    /// <summary>A phrase weighs the sum of its words; one that is longer than what was typed is brought down to as many words.</summary>
    private float ShareOf(AnalyzedPhrase alternative) => Math.Min(1f, Math.Max(1, Typed.Count) / (float)alternative.Terms.Count);
}
