using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Tests.Primitives.Automata;

public class RegexpPatternTests
{
    // The expectations were taken from Apache Lucene 8.8.1 (oracle, scoring_boolean rewrite over these very terms).
    private static readonly string[] Terms = "a b c d w ddd 1 01 001 5 10 12 007 99 100 ab abc | & ~ ca ) * aaa 0".Split(' ');

    [Theory]
    [InlineData("\\d+", "d ddd")]
    [InlineData("<1-12>", "001 007 01 1 10 12 5")]
    [InlineData("<01-12>", "01 10 12")]
    [InlineData("<0-100>", "0 001 007 01 1 10 100 12 5 99")]
    [InlineData("<12-1>", "001 007 01 1 10 12 5")]
    [InlineData("|", "|")]
    [InlineData("#|b", "b")]
    [InlineData("a{2,1}", "")]
    [InlineData("a{2}{2}?", "")]
    [InlineData(")", ")")]
    [InlineData("[\\d]+", "d ddd")]
    [InlineData("[]a]", "a")]
    [InlineData("~a*", "& ) * 0 001 007 01 1 10 100 12 5 99 aaa ab abc b c ca d ddd w | ~")]
    [InlineData("@b@&~ab", "b")]
    [InlineData("@b@&~(ab)", "abc b")]
    [InlineData("\"a\"b?c*", "a ab abc")]
    [InlineData("[^0-9]{2,3}", "aaa ab abc ca ddd")]
    public void Compile_Examples_MatchesAsApacheLuceneDoes(string pattern, string expected)
    {
        ByteDfa dfa = RegexpPattern.Compile(pattern, AutomatonLimits.Default);
        Assert.Equal(expected, string.Join(' ', Terms.Where(t => dfa.Matches(t)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("a\\", 2)]
    [InlineData("a{,2}", 2)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("[a", 2)]
    [InlineData("\"a", 2)]
    [InlineData("a|", 2)]
    [InlineData("[b-a]", 4)]
    [InlineData("a{1", 3)]
    [InlineData("a{99999999999}", 13)]
    public void Compile_Malformed_SaysWhere(string pattern, int position) =>
        Assert.Equal(position, Assert.Throws<RegexpSyntaxException>(() => RegexpPattern.Compile(pattern, AutomatonLimits.Default)).Position);

    [Theory]
    [InlineData("<a>")]
    [InlineData("<1-2-3>")]
    [InlineData("<1")]
    public void Compile_MalformedInterval_IsRefused(string pattern) =>
        Assert.Throws<RegexpSyntaxException>(() => RegexpPattern.Compile(pattern, AutomatonLimits.Default));

    [Theory]
    [InlineData("(a|b)*a(a|b){20}")]
    [InlineData("((a{1000}){1000}){1000}")]
    [InlineData("(.*a){5000}")]
    [InlineData("(.{1,200}){1,200}")]
    public void Compile_PatternsThatExplode_AreRefused(string pattern) =>
        Assert.Throws<AutomatonTooComplexException>(() => RegexpPattern.Compile(pattern, AutomatonLimits.Default));

    [Theory]
    [InlineData('(')]
    [InlineData('~')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('"')]
    [InlineData('|')]
    [InlineData('<')]
    public void Compile_MegabyteOfOneOperator_IsRefusedOrAnsweredWithoutOverflow(char operation)
    {
        Exception? refusal = Record.Exception(() => RegexpPattern.Compile(new string(operation, 1_000_000), AutomatonLimits.Default));
        Assert.True(refusal is null or RegexpSyntaxException or AutomatonTooComplexException, refusal?.ToString());
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Compile_RandomPatterns_EqualsNaiveMatching(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 400; round++)
        {
            RegexpNode node = RandomNode(random, 4, out string pattern);
            Assert.Equal(Print(node), Print(RegexpParser.Parse(pattern, AutomatonLimits.Default)));
            ByteDfa dfa = RegexpPattern.Compile(pattern, AutomatonLimits.Default);
            for (int i = 0; i < 15; i++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "abé1"[random.Next(4)]));
                bool expected = Ends(node, text, 0).Contains(text.Length);
                Assert.True(expected == dfa.Matches(text), $"seed {seed}: {pattern} on {text}");
            }
        }
    }

    [Theory]
    [InlineData(0, 137, 0)]
    [InlineData(7, 1203, 0)]
    [InlineData(95, 105, 3)]
    [InlineData(1000, 2999, 4)]
    [InlineData(58, 58, 0)]
    public void Compile_Interval_MatchesExactlyItsNumbers(int min, int max, int digits)
    {
        string format = digits == 0 ? "0" : new string('0', digits);
        ByteDfa dfa = RegexpPattern.Compile($"<{min.ToString(format)}-{max.ToString(format)}>", AutomatonLimits.Default);
        bool sameLength = min.ToString(format).Length == max.ToString(format).Length;
        for (int n = 0; n < 4000; n++)
            Assert.True((n >= min && n <= max) == dfa.Matches(n.ToString(sameLength ? new string('0', max.ToString(format).Length) : "0")), $"{n}");
    }

    private static RegexpNode RandomNode(Random random, int depth, out string text)
    {
        int kind = depth == 0 ? random.Next(4) : random.Next(10);
        switch (kind)
        {
            case 0: text = "."; return new RegexpNode.Characters([(0, 0x10FFFF)]);
            case 1: text = "[a-b1]"; return new RegexpNode.Characters([('a', 'b'), ('1', '1')]);
            case 2: text = "é"; return new RegexpNode.Characters([('é', 'é')]);
            case 3: text = "\"ab\""; return new RegexpNode.Literal("ab");
            case 4: text = "@"; return new RegexpNode.AnyText();
            case 5: return new RegexpNode.Complement(Group(random, depth, "~", "", out text));
            case 6: return new RegexpNode.Repetition(Group(random, depth, "", "{1,3}", out text), 1, 3);
            case 7: return new RegexpNode.Repetition(Group(random, depth, "", "*", out text), 0, -1);
        }
        RegexpNode left = Group(random, depth, "", "", out string leftText);
        RegexpNode right = Group(random, depth, "", "", out string rightText);
        if (kind == 8)
        {
            text = leftText + "|" + rightText;
            return new RegexpNode.Union([left, right]);
        }
        bool both = random.Next(2) == 0;
        text = both ? leftText + "&" + rightText : leftText + rightText;
        return both ? new RegexpNode.Intersection([left, right]) : new RegexpNode.Sequence([left, right]);
    }

    private static RegexpNode Group(Random random, int depth, string before, string after, out string text)
    {
        RegexpNode node = RandomNode(random, depth - 1, out string inner);
        text = before + "(" + inner + ")" + after;
        return node;
    }

    private static string Print(RegexpNode node) => node switch
    {
        RegexpNode.Sequence s => "(" + string.Concat(s.Parts.Select(Print)) + ")",
        RegexpNode.Union u => "(" + string.Join('|', u.Parts.Select(Print)) + ")",
        RegexpNode.Intersection i => "(" + string.Join('&', i.Parts.Select(Print)) + ")",
        RegexpNode.Complement c => "~" + Print(c.Part),
        RegexpNode.Repetition r => Print(r.Part) + "{" + r.Min + "," + r.Max + "}",
        RegexpNode.Characters c => "[" + string.Join(',', c.Ranges) + "]",
        _ => node.ToString(),
    };

    /// <summary>All places at which a match that begins at <paramref name="at"/> may end.</summary>
    private static HashSet<int> Ends(RegexpNode node, string text, int at)
    {
        switch (node)
        {
            case RegexpNode.Characters c:
                return at < text.Length && c.Ranges.Any(r => text[at] >= r.Low && text[at] <= r.High) ? [at + 1] : [];
            case RegexpNode.Literal l:
                return string.CompareOrdinal(text, at, l.Text, 0, l.Text.Length) == 0 && at + l.Text.Length <= text.Length ? [at + l.Text.Length] : [];
            case RegexpNode.AnyText:
                return [.. Enumerable.Range(at, text.Length - at + 1)];
            case RegexpNode.Sequence s:
                return s.Parts.Aggregate(new HashSet<int> { at }, (from, part) => [.. from.SelectMany(i => Ends(part, text, i))]);
            case RegexpNode.Union u:
                return [.. u.Parts.SelectMany(p => Ends(p, text, at))];
            case RegexpNode.Intersection i:
                return i.Parts.Select(p => Ends(p, text, at)).Aggregate((x, y) => [.. x.Intersect(y)]);
            case RegexpNode.Complement c:
                return [.. Enumerable.Range(at, text.Length - at + 1).Except(Ends(c.Part, text, at))];
            case RegexpNode.Repetition r:
                return Repeated(r, text, at);
            default:
                return [];
        }
    }

    private static HashSet<int> Repeated(RegexpNode.Repetition r, string text, int at)
    {
        HashSet<int> all = [];
        HashSet<int> current = [at];
        int most = r.Max < 0 ? text.Length + r.Min : r.Max;
        for (int n = 0; n <= most; n++)
        {
            if (n >= r.Min)
                all.UnionWith(current);
            current = [.. current.SelectMany(i => Ends(r.Part, text, i))];
        }
        return all;
    }
}
