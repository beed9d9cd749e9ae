using System.Text.Json;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Conformance.Searching.MultiTerm;

/// <summary>Random multi-term queries, each as an object and in the oracle's JSON form.</summary>
internal sealed class RandomMultiTermQuery(Random random)
{
    private const string Letters = "aabbcdé日";

    private enum Rewrites
    {
        Any,
        WithoutBlending,
        ConstantOnly,
    }

    /// <summary>A query: mostly a single one, sometimes combined with others.</summary>
    /// <remarks>When a term with a blended frequency meets the same term with its own, Lucene lets the order of a hash table decide which statistics win; such
    /// combinations are left out.</remarks>
    public (Query Query, string Json) Next()
    {
        if (random.Next(4) != 0)
            return Leaf(Rewrites.Any);
        bool blended = random.Next(2) == 0;
        List<BooleanClause> clauses = [];
        List<string> json = [];
        for (int i = random.Next(1, 4); i >= 0; i--)
        {
            Rewrites allowed = !blended ? Rewrites.WithoutBlending : clauses.Count == 0 ? Rewrites.Any : Rewrites.ConstantOnly;
            (Query query, string text) = allowed == Rewrites.WithoutBlending && random.Next(3) == 0 ? Term() : Leaf(allowed);
            Occur occur = random.Next(3) == 0 ? Occur.Must : Occur.Should;
            clauses.Add(new BooleanClause(query, occur));
            json.Add($"[\"{occur.ToString().ToLowerInvariant()}\",{text}]");
        }
        Query combined = new BooleanQuery(clauses);
        string combinedJson = $"{{\"bool\":{{\"clauses\":[{string.Join(',', json)}]}}}}";
        return random.Next(3) == 0 ? (new BoostQuery(combined, 2.5f), $"{{\"boost\":{{\"by\":2.5,\"q\":{combinedJson}}}}}") : (combined, combinedJson);
    }

    /// <summary>A random word of the vocabulary of <see cref="Letters"/>.</summary>
    public string Word(int min, int max)
    {
        char[] word = new char[random.Next(min, max)];
        for (int i = 0; i < word.Length; i++)
            word[i] = Letters[random.Next(Letters.Length)];
        return new string(word);
    }

    private (Query Query, string Json) Term()
    {
        string word = Word(1, 4);
        return (new TermQuery(new Term("text", word)), Json("term", word, ""));
    }

    private (Query Query, string Json) Leaf(Rewrites allowed)
    {
        (MultiTermRewrite? rewrite, string rewriteJson) = Rewrite(allowed);
        switch (random.Next(5))
        {
            case 0:
                string prefix = Word(0, 4);
                return (new PrefixQuery(new Term("text", prefix), rewrite), Json("prefix", prefix, rewriteJson));
            case 1:
                string pattern = Pattern("*", "?", "*?", "??", "\\*");
                return (new WildcardQuery(new Term("text", pattern), rewrite), Json("wildcard", pattern, rewriteJson));
            case 2:
                string expression = Pattern(".", ".*", "[ab]+", "(a|bc)", "~(b.*)", "@", "[^a]", "a{1,2}", "(a.*&.*b)", "\"ab\"", "#|d");
                return (new RegexpQuery(new Term("text", expression), rewrite), Json("regexp", expression, rewriteJson));
            case 3:
                return Fuzzy(rewrite, rewriteJson);
            default:
                string? low = random.Next(4) == 0 ? null : Word(0, 4);
                string? high = random.Next(4) == 0 ? null : Word(1, 4);
                (bool includeLow, bool includeHigh) = (random.Next(2) == 0, random.Next(2) == 0);
                string bounds = (low is null ? "" : $",\"lo\":{Quote(low)}") + (high is null ? "" : $",\"hi\":{Quote(high)}");
                return (new TermRangeQuery("text", low, high, includeLow, includeHigh, rewrite),
                    $"{{\"trange\":{{\"f\":\"text\"{bounds},\"incLo\":{Flag(includeLow)},\"incHi\":{Flag(includeHigh)}{rewriteJson}}}}}");
        }
    }

    private (Query Query, string Json) Fuzzy(MultiTermRewrite? rewrite, string rewriteJson)
    {
        string word = Word(1, 7);
        int edits = random.Next(3);
        int prefix = random.Next(3) == 0 ? random.Next(4) : 0;
        int max = random.Next(3) == 0 ? random.Next(1, 12) : 50;
        bool swaps = random.Next(4) != 0;
        string extra = $",\"edits\":{edits},\"prefix\":{prefix},\"max\":{max},\"transpositions\":{Flag(swaps)}{rewriteJson}";
        return (new FuzzyQuery(new Term("text", word), edits, prefix, max, swaps, rewrite), Json("fuzzy", word, extra));
    }

    private (MultiTermRewrite? Rewrite, string Json) Rewrite(Rewrites allowed)
    {
        int size = random.Next(1, 20);
        int kind = allowed == Rewrites.ConstantOnly ? random.Next(2) : random.Next(10);
        if (allowed == Rewrites.WithoutBlending && kind >= 5)
            kind = 3;
        return kind switch
        {
            0 => (MultiTermRewrite.Constant, ",\"rewrite\":\"constant\""),
            1 => (MultiTermRewrite.ConstantBoolean, ",\"rewrite\":\"constant_boolean\""),
            2 => (MultiTermRewrite.ScoringBoolean, ",\"rewrite\":\"scoring_boolean\""),
            3 => (MultiTermRewrite.TopTerms(size), $",\"rewrite\":\"top_terms\",\"top\":{size}"),
            4 => (MultiTermRewrite.TopTermsBoost(size), $",\"rewrite\":\"top_terms_boost\",\"top\":{size}"),
            5 => (MultiTermRewrite.TopTermsBlended(size), $",\"rewrite\":\"top_terms_blended\",\"top\":{size}"),
            _ => (null, ""),
        };
    }

    private string Pattern(params string[] operators)
    {
        string pattern = "";
        for (int i = random.Next(1, 5); i > 0; i--)
            pattern += random.Next(2) == 0 ? operators[random.Next(operators.Length)] : Word(1, 3);
        return pattern;
    }

    private static string Json(string kind, string value, string extra) => $"{{\"{kind}\":{{\"f\":\"text\",\"v\":{Quote(value)}{extra}}}}}";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static string Flag(bool value) => value ? "true" : "false";
}
