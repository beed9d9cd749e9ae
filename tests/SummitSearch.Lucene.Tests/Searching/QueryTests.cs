using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Queries as values: notation, equality, rewrites, limits.</summary>
public class QueryTests
{
    public static TheoryData<Query, string> Rewrites() => new()
    {
        { new BoostQuery(new BoostQuery(Word("a"), 2f), 3f), "(text:a)^6.0" },
        { new BoostQuery(Word("a"), 1f), "text:a" },
        { new BoostQuery(Word("a"), 0f), "(ConstantScore(text:a))^0.0" },
        { new ConstantScoreQuery(new BoostQuery(Word("a"), 5f)), "ConstantScore(text:a)" },
        { Bool((Word("a"), Occur.Must)), "text:a" },
        { Bool((Word("a"), Occur.Filter)), "(ConstantScore(text:a))^0.0" },
        { Bool((Word("a"), Occur.MustNot)), "MatchNoDocsQuery(\"pure negative BooleanQuery\")" },
        { Bool((Word("a"), Occur.Must), (Word("a"), Occur.MustNot)), "MatchNoDocsQuery(\"FILTER or MUST clause also in MUST_NOT\")" },
        { Bool((Word("a"), Occur.Must), (Word("a"), Occur.Filter)), "text:a" },
        { Bool((Word("a"), Occur.Should), (Word("a"), Occur.Filter), (Word("b"), Occur.Should)), "+text:a text:b" },
        { Bool((Word("a"), Occur.Should), (Word("b"), Occur.Should), (new BoostQuery(Word("a"), 0.7f), Occur.Should)), "(text:a)^1.7 text:b" },
        { Bool((Bool((Word("a"), Occur.Should), (Word("b"), Occur.Should)), Occur.Should), (Word("c"), Occur.Should)), "text:a text:b text:c" },
        { Bool((new MatchAllQuery(), Occur.Must), (Word("a"), Occur.Filter), (Word("b"), Occur.Filter)), "ConstantScore(#text:a #text:b)" },
        { new DisjunctionMaxQuery([Word("a"), Word("b")], 1f), "text:a text:b" },
        { new DisjunctionMaxQuery([Word("a"), Word("b")], 0.1f), "(text:a | text:b)~0.1" },
        { new PhraseQuery([new Term("text", "a"), new Term("text", "b")], [2, 4], 3), "text:\"a ? b\"~3" },
        { new PhraseQuery([new Term("text", "a")]), "text:a" },
        { new SynonymQuery([(new Term("text", "a"), 0.5f)]), "(text:a)^0.5" },
        { new TermInSetQuery([new Term("text", "b"), new Term("text", "a")]), "ConstantScore(text:a text:b)" },
    };

    [Theory]
    [MemberData(nameof(Rewrites))]
    public void Rewrite_KnownShapes_GivesTheSpecifiedQuery(Query query, string expected)
    {
        using IndexReader reader = new MemoryIndex().Add(("text", "a b c")).Open();

        Assert.Equal(expected, new IndexSearcher(reader).Rewrite(query).ToString());
    }

    [Fact]
    public void Equals_BooleansWithClausesInAnotherOrder_AreEqual()
    {
        BooleanQuery one = Bool((Word("a"), Occur.Must), (Word("b"), Occur.Should), (Word("b"), Occur.Should));
        BooleanQuery same = Bool((Word("b"), Occur.Should), (Word("a"), Occur.Must), (Word("b"), Occur.Should));
        BooleanQuery other = Bool((Word("b"), Occur.Should), (Word("a"), Occur.Must));

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void BooleanQuery_MoreClausesThanAllowed_IsRefusedWithTheLimit()
    {
        IEnumerable<BooleanClause> clauses = Enumerable.Range(0, 1025).Select(static i => new BooleanClause(Word($"w{i}"), Occur.Should));

        Assert.Equal(1024, Assert.Throws<TooManyClausesException>(() => new BooleanQuery(clauses)).Limit);
        Assert.Equal(1025, new BooleanQuery(clauses, maxClauses: 2000).Clauses.Count);
    }

    [Fact]
    public void Rewrite_LiftingBeyondTheLimit_StaysNested()
    {
        using IndexReader reader = new MemoryIndex().Add(("text", "a")).Open();
        BooleanQuery inner = new(Enumerable.Range(0, 1000).Select(static i => new BooleanClause(Word($"w{i}"), Occur.Should)));
        BooleanQuery outer = Bool((inner, Occur.Should), (new BooleanQuery(Enumerable.Range(0, 100).Select(static i => new BooleanClause(Word(i == 7 ? "a" : $"v{i}"), Occur.Should))), Occur.Should));

        Assert.Single(new IndexSearcher(reader).Search(outer, 1).Hits);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void BoostQuery_NotAFactor_IsRefused(float boost) => Assert.Throws<ArgumentOutOfRangeException>(() => new BoostQuery(Word("a"), boost));

    [Fact]
    public void PhraseQuery_TermsOfTwoFields_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new PhraseQuery([new Term("text", "a"), new Term("title", "b")]));

    private static TermQuery Word(string word) => new(new Term("text", word));

    private static BooleanQuery Bool(params (Query Query, Occur Occur)[] clauses) => new(clauses.Select(static c => new BooleanClause(c.Query, c.Occur)));
}
