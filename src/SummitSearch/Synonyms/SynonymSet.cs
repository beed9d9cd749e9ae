namespace SummitSearch.Synonyms;

/// <summary>The rules of a synonym file.</summary>
/// <remarks>
/// One rule a line. <c>U.S., US, United States</c>: each finds the others. <c>PM => prime minister, premier</c>: PM finds these too, they do not find PM.
/// Any side may be of several words. Empty lines and lines that begin with # count for nothing. Immutable and thread-safe.
/// </remarks>
internal sealed class SynonymSet
{
    private const string Arrow = "=>";
    private const int MostRules = 100_000;
    private const int MostInRule = 100;
    private const int LongestSynonym = 200;

    private SynonymSet(IReadOnlyList<SynonymRule> rules) => Rules = rules;

    /// <summary>No rules.</summary>
    public static SynonymSet Empty { get; } = new([]);

    /// <summary>The rules in the order of the file.</summary>
    public IReadOnlyList<SynonymRule> Rules { get; }

    /// <summary>Reads rules.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="SynonymFileException">A line is no rule.</exception>
    public static SynonymSet Parse(IEnumerable<string> lines, string file)
    {
        var rules = new List<SynonymRule>();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string text = line.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#') continue;
            if (rules.Count == MostRules) throw new SynonymFileException(file, number, $"there are more than {MostRules:N0} rules.");
            rules.Add(ParseRule(text, reason => new SynonymFileException(file, number, reason)));
        }
        return new SynonymSet(rules);
    }

    private static SynonymRule ParseRule(string text, Func<string, SynonymFileException> fault)
    {
        string[] sides = text.Split(Arrow);
        if (sides.Length > 2) throw fault("'=>' stands more than once; write one rule a line.");
        string[] left = ParseSide(sides[0], fault);
        if (sides.Length == 2) return new SynonymRule(left, ParseSide(sides[1], fault));
        if (left.Length < 2) throw fault($"'{left[0]}' stands alone. Write its synonyms behind commas, or what it also means behind '=>'.");
        return new SynonymRule(left, left);
    }

    private static string[] ParseSide(string text, Func<string, SynonymFileException> fault)
    {
        string[] synonyms = text.Split(',', StringSplitOptions.TrimEntries);
        if (synonyms.Length > MostInRule) throw fault($"there are {synonyms.Length} synonyms in one rule; at most {MostInRule} are allowed.");
        foreach (string synonym in synonyms)
        {
            if (synonym.Length == 0) throw fault("a synonym is missing beside a comma or '=>'.");
            if (synonym.Length > LongestSynonym) throw fault($"a synonym is longer than {LongestSynonym} characters.");
            if (!synonym.Any(char.IsLetterOrDigit)) throw fault($"'{synonym}' has no letter or digit, so no search can find it.");
        }
        return synonyms;
    }
}
