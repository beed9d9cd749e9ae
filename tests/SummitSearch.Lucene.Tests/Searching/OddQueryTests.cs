using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Random queries of odd shape: boosts of zero, nothing but exclusions, empty and repeated clauses, minima that nothing reaches, conditions that no term meets.
/// Every rewrite ends after few steps, and every search ends, without an exception but the documented one, with what the exhaustive twin finds.</summary>
/// <remarks>The environment variable SUMMIT_FUZZ sets the number of queries (800 unless set), SUMMIT_SEED the seed.</remarks>
public class OddQueryTests
{
    // Each pass rewrites all levels at once; a query of depth d needs a few passes a level.
    private const int MostRewrites = 200;
    // The last four make scores that are no normal floats, or infinite, or no numbers.
    private static readonly float[] Boosts = [0f, 1f, 0.5f, 3f, 1e-3f, 1e6f, 1e-45f, 1e-40f, 1e-38f, 3e38f];

    [Fact]
    public void Search_OddQueries_EndsWithWhatTheTwinFinds()
    {
        int seed = Setting("SUMMIT_SEED", 20240410);
        int count = Setting("SUMMIT_FUZZ", 800);
        Random random = new(seed);
        using MemoryDirectory directory = new();
        using IndexReader reader = Index(directory, random);
        IndexSearcher pruned = new(reader);
        IndexSearcher twin = new(reader, new IndexSearcherOptions { Exhaustive = true });
        for (int i = 0; i < count; i++)
        {
            Query query = Next(random, 1 + (i % 5));
            string what = $"seed {seed}, query {i}: {query}";
            if (!EndsRewriting(pruned, query, what))
                continue;
            TopDocs expected = twin.Search(query, 20, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            Assert.True(expected.Hits.SequenceEqual(pruned.Search(query, 20).Hits), what);
            Assert.True(expected.TotalHits.Value == pruned.Count(query), what);
            Assert.True(query.Equals(query) && query.GetHashCode() == query.GetHashCode(), what);
            if (expected.Hits.Count > 0)
                Assert.True(pruned.Explain(query, expected.Hits[0].DocId).IsMatch, what);
        }
    }

    /// <summary>False where the query is refused, because it grows beyond the limit of clauses or its boosts multiply to more than a number can hold.</summary>
    private static bool EndsRewriting(IndexSearcher searcher, Query query, string what)
    {
        try
        {
            for (int step = 0; step < MostRewrites; step++)
            {
                Query simpler = query.Rewrite(searcher);
                if (ReferenceEquals(simpler, query))
                    return true;
                query = simpler;
            }
        }
        catch (TooManyClausesException)
        {
            return false;
        }
        catch (ArgumentOutOfRangeException tooGreat) when (tooGreat.ParamName == "boost")
        {
            return false;
        }
        Assert.Fail($"{what} does not end being rewritten: {query}");
        return false;
    }

    private static Query Next(Random random, int depth)
    {
        if (depth <= 0 || random.Next(6) == 0)
            return Leaf(random);
        switch (random.Next(8))
        {
            case 0:
                return new BoostQuery(Next(random, depth - 1), Boosts[random.Next(Boosts.Length)]);
            case 1:
                return new ConstantScoreQuery(Next(random, depth - 1));
            case 2:
                return new DisjunctionMaxQuery(Parts(random, depth), new[] { 0f, 0.3f, 1f }[random.Next(3)]);
            case 3:
                Query one = Next(random, depth - 1);
                return Bool(random, [one, one, new BoostQuery(one, Boosts[random.Next(Boosts.Length)])]);
            case 4:
                return new BooleanQuery(Parts(random, depth).Select(static q => new BooleanClause(q, Occur.MustNot)));
            default:
                return Bool(random, Parts(random, depth));
        }
    }

    private static Query[] Parts(Random random, int depth) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Next(random, depth - 1))];

    private static BooleanQuery Bool(Random random, Query[] parts) =>
        new(parts.Select(q => new BooleanClause(q, (Occur)random.Next(4))), random.Next(3) == 0 ? random.Next(parts.Length + 3) : 0);

    private static Query Leaf(Random random)
    {
        Term term = new(random.Next(12) == 0 ? "nowhere" : "text", $"w{random.Next(12)}");
        return random.Next(16) switch
        {
            0 => new MatchAllQuery(),
            1 => new MatchNoneQuery("nothing"),
            2 => new BooleanQuery([]),
            3 => new PrefixQuery(new Term(term.Field, random.Next(2) == 0 ? "" : "w1"), Rewrite(random)),
            4 => new WildcardQuery(new Term(term.Field, new[] { "*", "?", "", "w?", "*9", "\\" }[random.Next(6)]), Rewrite(random)),
            5 => new RegexpQuery(new Term(term.Field, new[] { "", "@", "#", "~(w.*)", ".*&w1", "()" }[random.Next(6)]), Rewrite(random)),
            6 => new FuzzyQuery(new Term(term.Field, new[] { "", "w", "w1", "ww11" }[random.Next(4)]), random.Next(3), random.Next(3), 1 + random.Next(60), random.Next(2) == 0, Rewrite(random)),
            7 => new TermRangeQuery(term.Field, random.Next(2) == 0 ? null : "w9", random.Next(2) == 0 ? null : "w1", random.Next(2) == 0, random.Next(2) == 0, Rewrite(random)),
            8 => new TermInSetQuery(Enumerable.Range(0, random.Next(40)).Select(i => new Term(term.Field, $"w{i % 7}"))),
            9 => new FieldExistsQuery(term.Field),
            10 => new SynonymQuery([term, new Term(term.Field, "w3")]),
            11 => new BlendedTermQuery([(term, 1f), (new Term(term.Field, "w4"), 0f)]),
            12 => new PhraseQuery(Enumerable.Range(0, 1 + random.Next(3)).Select(i => new Term("text", $"w{i}")), random.Next(4)),
            13 => new MultiPhraseQuery([[new Term("text", "w0"), new Term("text", "w1")], [new Term("text", "w0")]], null, random.Next(3)),
            14 => FunctionScoreQuery.ByValue(new TermQuery(term), "nowhere"),
            _ => new TermQuery(term),
        };
    }

    private static MultiTermRewrite? Rewrite(Random random) => random.Next(6) switch
    {
        0 => MultiTermRewrite.ScoringBoolean,
        1 => MultiTermRewrite.ConstantBoolean,
        2 => MultiTermRewrite.TopTerms(1 + random.Next(30)),
        3 => MultiTermRewrite.TopTermsBoost(1 + random.Next(30)),
        4 => MultiTermRewrite.TopTermsBlended(1 + random.Next(30)),
        _ => null,
    };

    private static IndexReader Index(MemoryDirectory directory, Random random)
    {
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        for (int i = 0; i < 600; i++)
        {
            string words = string.Join(' ', Enumerable.Range(0, random.Next(8)).Select(_ => $"w{random.Next(1 + random.Next(12))}"));
            writer.AddDocument([Field.Keyword("id", $"{i}"), Field.Text("text", words)]);
            if (i % 250 == 249)
                writer.Flush();
        }
        writer.DeleteDocuments([.. Enumerable.Range(0, 40).Select(i => new Term("id", $"{i * 13}"))]);
        return writer.OpenReader();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
