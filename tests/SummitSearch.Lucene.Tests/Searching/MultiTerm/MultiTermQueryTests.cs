using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching.MultiTerm;

public class MultiTermQueryTests
{
    private const int Documents = 30_000;

    [Fact]
    public void Search_PrefixesOverRareAndFrequentTerms_EqualsBruteForce()
    {
        const int seed = 12;
        Random random = new(seed);
        // Terms of any document frequency, from one to many blocks, with stretches of documents that hold none.
        string[][] texts = [.. Enumerable.Range(0, Documents).Select(d => d % 9000 > 7000 ? [] : Enumerable.Range(0, random.Next(4)).Select(_ => Word(random)).ToArray())];
        using MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        foreach (string[] text in texts)
        {
            Document document = [];
            document.Add(Field.Text("text", string.Join(' ', text)));
            writer.AddDocument(document);
        }
        writer.ForceMerge(1);
        using IndexReader reader = writer.OpenReader();
        IndexSearcher searcher = new(reader);
        foreach (string prefix in (string[])["a", "ab", "b1", "c", "c9", "z", ""])
        {
            int[] expected = [.. Enumerable.Range(0, Documents).Where(d => texts[d].Any(w => w.StartsWith(prefix, StringComparison.Ordinal)))];
            TopDocs top = searcher.Search(new PrefixQuery(new Term("text", prefix)), Documents, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            Assert.True(expected.SequenceEqual(top.Hits.Select(static h => h.DocId)), $"seed {seed}, prefix '{prefix}': {expected.Length} documents expected, {top.Hits.Count} found");
            Assert.Equal(expected.Length, searcher.Count(new WildcardQuery(new Term("text", prefix + "*"))));
        }
    }

    [Fact]
    public void Constructor_ArgumentsOutOfRange_AreRefused()
    {
        Term term = new("f", "x");
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiTermRewrite.TopTerms(0));
    }

    [Fact]
    public void Equals_OtherRewriteOrCondition_Differs()
    {
        Term term = new("f", "x");
        Assert.Equal(new PrefixQuery(term), new PrefixQuery(new Term("f", "x")));
        Assert.False(new PrefixQuery(term).Equals(new PrefixQuery(term, MultiTermRewrite.ScoringBoolean)));
        Assert.False(new PrefixQuery(term).Equals(new WildcardQuery(term)));
        Assert.False(new FuzzyQuery(term, 1).Equals(new FuzzyQuery(term, 2)));
    }

    private static string Word(Random random) => random.Next(6) switch
    {
        0 => "a",
        1 => "ab" + random.Next(3),
        2 => "b" + random.Next(200),
        _ => "c" + random.Next(40_000),
    };
}
