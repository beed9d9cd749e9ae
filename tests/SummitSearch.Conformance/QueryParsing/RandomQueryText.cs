using System.Text;

namespace SummitSearch.Conformance.QueryParsing;

/// <summary>Random query texts: pieces of the syntax in any order, and well-formed queries with faults put in.</summary>
internal static class RandomQueryText
{
    private static readonly string[] Pieces =
    [
        "foo", "bar", "the", "running", "wi-fi", "title", "Fox's", "U.S.", "3.14", "日本", "é", "x", "😀", "TO", "AND", "OR", "NOT", "&&", "||", "to", "and",
        "+", "-", "!", "(", ")", ":", "^", "[", "]", "{", "}", "\"", "~", "*", "?", "\\", "/", "&", "|", " ", "  ", "\t", "\n", "\u3000", "^2", "^0.5", "^1.", "~1e0", "~-1", "~2f", "~NaN", "~.5", "~1", "~2", "~0.7", "~",
        "\\u0041", "\\u00", "\\\"", "foo*", "f?o", "*:*", "title:", "\"quick fox\"", "\"the quick the fox\"~3", "/fo[ox]/", "[a TO b]", "{\"a b\" TO *}", "'", ",", ".", "<1-5>", "#", "@", "$", "%", "\u00a0",
    ];

    private const string Special = "\"()[]{}+-!~^*?\\/: &|AO01";

    private static readonly string[] Words = ["foo", "bar", "the", "Running", "wi-fi", "quick", "of", "U.S.", "日本", "AND", "not", "a1", "fo\\*o", "x\\ y"];

    /// <summary>Any pieces in any order.</summary>
    public static string Pile(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(1, 9); i > 0; i--)
            text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
        return text.ToString();
    }

    /// <summary>A query of the classic grammar.</summary>
    public static string Classic(Random random, int depth)
    {
        StringBuilder text = new();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(Pick(random, "", "", "", "", "+", "-", "NOT ", "!"));
            text.Append(Pick(random, "", "", "", "", "", "title:", "*:", "body :"));
            text.Append(depth > 0 && random.Next(4) == 0 ? "(" + Classic(random, depth - 1) + ")" : Leaf(random));
            text.Append(Pick(random, "", "", "", "", "^2", "^0.25", "~1^3"));
            if (i > 1)
                text.Append(Pick(random, " ", " ", " ", " AND ", " OR ", " && ", " || ", " +", "  "));
        }
        return text.ToString();
    }

    /// <summary>A query of the simple grammar.</summary>
    public static string Simple(Random random, int depth)
    {
        StringBuilder text = new();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            text.Append(Pick(random, "", "", "", "-", "--", "- "));
            text.Append(depth > 0 && random.Next(4) == 0 ? "(" + Simple(random, depth - 1) + ")" : Leaf(random));
            text.Append(Pick(random, " ", " ", " ", " + ", " | ", "+", "|", "", ") ", "("));
        }
        return text.ToString();
    }

    /// <summary>A text with one character dropped, doubled or replaced.</summary>
    public static string Damage(Random random, string text)
    {
        if (text.Length == 0)
            return text;
        int at = random.Next(text.Length);
        string damaged = random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Special[random.Next(Special.Length)].ToString()),
            _ => text[..at] + Pieces[random.Next(Pieces.Length)] + text[at..],
        };
        // Half a surrogate pair cannot be handed to the oracle.
        return damaged.Any(char.IsSurrogate) ? damaged.Replace("\ud83d", "").Replace("\ude00", "") : damaged;
    }

    private static string Leaf(Random random) => random.Next(12) switch
    {
        0 => "\"" + Words[random.Next(Words.Length)] + " " + Words[random.Next(Words.Length)] + "\"" + Pick(random, "", "", "~2", "~3.7"),
        1 => Words[random.Next(Words.Length)] + "*",
        2 => Words[random.Next(Words.Length)] + "~" + Pick(random, "", "1", "2", "0.6", "5"),
        3 => "f" + Pick(random, "?", "*") + "o" + Pick(random, "", "*"),
        4 => Pick(random, "/fo+/", "/[a-c]x|y/", "/a\\/b/", "/~(ab)&@/", "/(/"),
        5 => Pick(random, "[", "{") + Pick(random, "a", "*", "\"a b\"", "Foo") + " TO " + Pick(random, "z", "*", "\"*\"", "TO") + Pick(random, "]", "}"),
        _ => Words[random.Next(Words.Length)],
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
