using System.Text.RegularExpressions;

namespace SummitSearch.Tests.Backends;

/// <summary>Misspells queries: one random edit in one random word of five letters or more.</summary>
internal sealed partial class TypoMaker(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The query with one letter put in, left out, replaced, or swapped with the next; null if no word is long enough.</summary>
    public string? Misspell(string query)
    {
        MatchCollection words = LongWords().Matches(query);
        if (words.Count == 0) return null;
        Match word = words[_random.Next(words.Count)];
        string typo = word.Value;
        while (typo == word.Value) typo = Edit(word.Value);
        return query[..word.Index] + typo + query[(word.Index + word.Length)..];
    }

    private string Edit(string word)
    {
        int at = _random.Next(word.Length);
        char letter = (char)('a' + _random.Next(26));
        return _random.Next(4) switch
        {
            0 => word[..at] + letter + word[at..],
            1 => word.Remove(at, 1),
            2 => word[..at] + letter + word[(at + 1)..],
            _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
        };
    }

    [GeneratedRegex(@"\b[A-Za-z]{5,}\b")]
    private static partial Regex LongWords();
}
