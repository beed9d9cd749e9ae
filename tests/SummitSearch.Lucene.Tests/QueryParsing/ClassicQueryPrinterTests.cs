using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.Tests.QueryParsing;

public class ClassicQueryPrinterTests
{
    private static readonly string[] Words = ["fox", "AND", "NOT", "a b", "a:b", "x*y", "\"", "\\", "(", "é", "a+b", "-a", "to", "[x]", "/", "&&", "||", "\t", "TO"];
    private static readonly string[] Plain = ["quick", "fox", "\"x", "a\\b", "é"];

    [Fact]
    public void Print_RandomQueries_ParsesBackToAnEqualQuery()
    {
        const int seed = 9;
        Random random = new(seed);
        ClassicParserOptions options = new() { AllowLeadingWildcard = true, SplitOnWhitespace = true };
        ClassicQueryParser words = new("text", new KeywordAnalyzer(), options);
        ClassicQueryParser phrases = new("text", new WhitespaceAnalyzer(), options);
        for (int round = 0; round < 3000; round++)
        {
            bool phrase = random.Next(4) == 0;
            Query query = phrase ? Phrase(random) : RandomQuery(random, 3);
            string text = ClassicQueryPrinter.Print(query);
            Query back = (phrase ? phrases : words).Parse(text);
            Assert.True(query.Equals(back), $"seed {seed}: {query}\nprinted {text}\nparsed  {back}");
        }
    }

    [Fact]
    public void Print_QueryWithoutAForm_IsRefused()
    {
        Term term = new("f", "x");
        Assert.Throws<NotSupportedException>(() => ClassicQueryPrinter.Print(new SynonymQuery([term, new Term("f", "y")])));
        Assert.Throws<NotSupportedException>(() => ClassicQueryPrinter.Print(new BooleanQuery([new BooleanClause(new TermQuery(term), Occur.Filter)])));
        Assert.Throws<NotSupportedException>(() => ClassicQueryPrinter.Print(new RegexpQuery(new Term("f", "a/b"))));
    }

    private static PhraseQuery Phrase(Random random) =>
        new(Enumerable.Range(0, random.Next(2, 5)).Select(_ => new Term("body", Plain[random.Next(Plain.Length)])), random.Next(3));

    private static Query RandomQuery(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
            return Leaf(random);
        if (random.Next(3) == 0)
            return new BoostQuery(RandomQuery(random, depth - 1), random.Next(1, 40) / 8f);
        List<BooleanClause> clauses = [new(RandomQuery(random, depth - 1), random.Next(2) == 0 ? Occur.Must : Occur.MustNot)];
        for (int i = random.Next(4); i > 0; i--)
            clauses.Add(new BooleanClause(RandomQuery(random, depth - 1), (Occur)(random.Next(3) switch { 0 => Occur.Must, 1 => Occur.MustNot, _ => Occur.Should })));
        return new BooleanQuery(clauses);
    }

    private static Query Leaf(Random random)
    {
        Term term = new(random.Next(3) == 0 ? "a field" : "text", Words[random.Next(Words.Length)]);
        return random.Next(8) switch
        {
            0 => new MatchAllQuery(),
            1 => new PrefixQuery(term),
            2 => new FuzzyQuery(term, random.Next(3)),
            3 => new RegexpQuery(new Term("text", "[a-b]\\/(x|y)+")),
            4 => new WildcardQuery(new Term("text", "a?\\*b*")),
            5 => new TermRangeQuery("text", random.Next(2) == 0 ? null : "a \"b", random.Next(2) == 0 ? null : "*", random.Next(2) == 0, random.Next(2) == 0),
            _ => new TermQuery(term),
        };
    }
}
