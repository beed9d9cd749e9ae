using System.Globalization;
using System.Text.Json;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Makes random queries of all kinds over words <c>w0</c>, <c>w1</c>, … (the low ones are frequent), each as a query and in the JSON form
/// that the comparison oracle reads.</summary>
/// <param name="random">Source of chance.</param>
/// <param name="vocabulary">Number of words.</param>
/// <param name="full">Also kinds that need the terms dictionary, points or columns: patterns, ranges, functions of <c>date</c> and <c>source</c>.</param>
internal sealed class RandomQueries(Random random, int vocabulary, bool full = false)
{
    private const string Text = "text";

    /// <summary>The boosts to choose from; empty for any of 0.1 to 5.</summary>
    public IReadOnlyList<float> Boosts { get; init; } = [];

    /// <summary>A word; low numbers are likely.</summary>
    public string Word() => "w" + (int)(vocabulary * Math.Pow(random.NextDouble(), 2.5));

    /// <summary>A query of up to some levels.</summary>
    public (Query Query, string Json) Next(int depth) => random.Next(depth <= 0 ? 9 : 16) switch
    {
        0 or 1 or 2 => Term(Word()),
        3 or 4 => Phrase(),
        5 => MultiPhrase(),
        6 => Synonym(),
        7 when full => Pattern(),
        8 when full && random.Next(3) == 0 => Column(),
        7 => random.Next(4) switch { 0 => All(), 1 => Terms(), 2 => Blended(), _ => Term(Word()) },
        8 => Disjunction(depth),
        9 => Boost(Next(depth - 1)),
        10 => Constant(Next(depth - 1)),
        11 => DisMax(depth),
        _ => Bool(depth),
    };

    private (Query, string) Term(string word) => (new TermQuery(new Term(Text, word)), $$$"""{"term":{"v":"{{{word}}}"}}""");

    private static (Query, string) All() => (new MatchAllQuery(), """{"all":{}}""");

    private (Query, string) Terms()
    {
        string[] words = Words(random.Next(1, 25));
        return (new TermInSetQuery(words.Select(w => new Term(Text, w))), $$$"""{"terms":{"f":"text","v":{{{JsonSerializer.Serialize(words)}}}}}""");
    }

    private (Query, string) Blended()
    {
        string[] words = [.. Words(random.Next(1, 4)).Distinct()];
        float[] boosts = [.. words.Select(_ => Factor())];
        return (new BlendedTermQuery(words.Zip(boosts, (w, b) => (new Term(Text, w), b))),
            $$$"""{"blended":{"terms":{{{JsonSerializer.Serialize(words)}}},"boosts":{{{Numbers(boosts)}}}}}""");
    }

    private (Query, string) Pattern()
    {
        int digit = random.Next(10);
        string word = Word();
        switch (random.Next(9))
        {
            case 0:
                return (new PrefixQuery(new Term(Text, "w" + digit)), $$$"""{"prefix":{"v":"w{{{digit}}}"}}""");
            case 1:
                return (new WildcardQuery(new Term(Text, $"w*{digit}")), $$$"""{"wildcard":{"v":"w*{{{digit}}}"}}""");
            case 2:
                return (new RegexpQuery(new Term(Text, $"w{digit}[0-{digit}]?")), $$$"""{"regexp":{"v":"w{{{digit}}}[0-{{{digit}}}]?"}}""");
            case 3:
                return (new TermRangeQuery(Text, "w1", word, true, false), $$$"""{"trange":{"lo":"w1","hi":"{{{word}}}","incHi":false}}""");
            case 4:
                return (new PrefixQuery(new Term(Text, "w" + digit), MultiTermRewrite.ScoringBoolean), $$$"""{"prefix":{"v":"w{{{digit}}}","rewrite":"scoring_boolean"}}""");
            case 5:
                return (new PrefixQuery(new Term(Text, "w"), MultiTermRewrite.TopTerms(5)), """{"prefix":{"v":"w","rewrite":"top_terms","top":5}}""");
            default:
                int edits = random.Next(3);
                int prefix = random.Next(3);
                int most = random.Next(2) == 0 ? 50 : random.Next(1, 10);
                return (new FuzzyQuery(new Term(Text, word), edits, prefix, most), $$$"""{"fuzzy":{"v":"{{{word}}}","edits":{{{edits}}},"prefix":{{{prefix}}},"max":{{{most}}}}}""");
        }
    }

    private (Query, string) Column()
    {
        long low = 1000 * random.Next(50);
        long high = low + (1000 * random.Next(60));
        (Query Query, string Json) inner = Term(Word());
        switch (random.Next(5))
        {
            case 0:
                return (new FieldExistsQuery(Text), """{"exists":{"f":"text"}}""");
            case 1:
                return (PointRangeQuery.Of("date", low, high), $$$"""{"lrange":{"f":"date","lo":{{{low}}},"hi":{{{high}}}}}""");
            case 2:
                return (FunctionScoreQuery.ByValue(inner.Query, "date"), $$$"""{"fscore":{"q":{{{inner.Json}}},"by":"date"}}""");
            case 3:
                return (FunctionScoreQuery.BoostByValue(inner.Query, "date"), $$$"""{"fscore":{"q":{{{inner.Json}}},"boostField":"date"}}""");
            default:
                return (new TermQuery(new Term("source", "s1")), """{"term":{"f":"source","v":"s1"}}""");
        }
    }

    private (Query, string) Phrase()
    {
        int count = random.Next(2, 5);
        int slop = random.Next(3) == 0 ? random.Next(1, 6) : 0;
        string[] words = Words(count);
        if (random.Next(3) == 0)
            words[^1] = words[0];
        int[] positions = new int[count];
        for (int i = 1; i < count; i++)
            positions[i] = positions[i - 1] + 1 + (random.Next(6) == 0 ? 1 : 0);
        return (new PhraseQuery(words.Select(w => new Term(Text, w)), positions, slop),
            $$$"""{"phrase":{"terms":{{{JsonSerializer.Serialize(words)}}},"positions":{{{JsonSerializer.Serialize(positions)}}},"slop":{{{slop}}}}}""");
    }

    private (Query, string) MultiPhrase()
    {
        int slop = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        string[][] slots = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Words(random.Next(1, 4)).Distinct().ToArray())];
        return (new MultiPhraseQuery(slots.Select(s => s.Select(w => new Term(Text, w))), null, slop),
            $$$"""{"multiphrase":{"terms":{{{JsonSerializer.Serialize(slots)}}},"slop":{{{slop}}}}}""");
    }

    private (Query, string) Synonym()
    {
        string[] words = [.. Words(random.Next(1, 4)).Distinct()];
        float[] boosts = [.. words.Select(_ => random.Next(2) == 0 ? 1f : 0.1f + (0.9f * random.NextSingle()))];
        return (new SynonymQuery(words.Zip(boosts, (w, b) => (new Term(Text, w), b))),
            $$$"""{"synonym":{"terms":{{{JsonSerializer.Serialize(words)}}},"boosts":{{{Numbers(boosts)}}}}}""");
    }

    private (Query, string) Disjunction(int depth)
    {
        (Query Query, string Json)[] parts = [.. Words(random.Next(2, 12)).Select(w => random.Next(4) == 0 ? Boost(Term(w)) : Term(w))];
        Occur occur = depth >= 0 && random.Next(3) == 0 ? Occur.Must : Occur.Should;
        return Combine(occur == Occur.Must ? parts[..Math.Min(3, parts.Length)] : parts, _ => occur, 0);
    }

    private (Query, string) Boost((Query Query, string Json) inner)
    {
        float by = Factor();
        return (new BoostQuery(inner.Query, by), $$$"""{"boost":{"by":{{{Number(by)}}},"q":{{{inner.Json}}}}}""");
    }

    private static (Query, string) Constant((Query Query, string Json) inner) => (new ConstantScoreQuery(inner.Query), $$$"""{"const":{"q":{{{inner.Json}}}}}""");

    private (Query, string) DisMax(int depth)
    {
        (Query Query, string Json)[] parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(depth - 1))];
        float tie = new[] { 0f, 0.1f, 0.3f, 0.75f, 1f }[random.Next(5)];
        return (new DisjunctionMaxQuery(parts.Select(static p => p.Query), tie),
            $$$"""{"dismax":{"tie":{{{Number(tie)}}},"q":[{{{string.Join(',', parts.Select(static p => p.Json))}}}]}}""");
    }

    private (Query, string) Bool(int depth)
    {
        (Query Query, string Json)[] parts = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Next(depth - 1))];
        int style = random.Next(3);
        int minimum = random.Next(4) == 0 ? random.Next(1, parts.Length + 1) : 0;
        return Combine(parts, _ => style == 0 ? Occur.Should : (Occur)random.Next(4), minimum);
    }

    private static (Query, string) Combine((Query Query, string Json)[] parts, Func<int, Occur> occurOf, int minimum)
    {
        BooleanQueryBuilder builder = new() { MinimumShouldMatch = minimum };
        List<string> clauses = [];
        for (int i = 0; i < parts.Length; i++)
        {
            Occur occur = occurOf(i);
            builder.Add(parts[i].Query, occur);
            string name = occur switch { Occur.Must => "must", Occur.Filter => "filter", Occur.Should => "should", _ => "must_not" };
            clauses.Add($"""["{name}",{parts[i].Json}]""");
        }
        return (builder.Build(), $$$"""{"bool":{"msm":{{{minimum}}},"clauses":[{{{string.Join(',', clauses)}}}]}}""");
    }

    private string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word())];

    private float Factor() => Boosts.Count > 0 ? Boosts[random.Next(Boosts.Count)] : (float)((random.Next(40) / 8.0) + 0.1);

    private static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Numbers(float[] numbers) => $"[{string.Join(',', numbers.Select(Number))}]";
}
