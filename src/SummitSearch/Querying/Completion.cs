namespace SummitSearch.Querying;

/// <summary>Completes the last word of what somebody types.</summary>
internal static class Completion
{
    /// <summary>The text with its last word completed in several ways, likeliest first.</summary>
    public static IReadOnlyList<string> Of(IPassageSnapshot snapshot, string prefix, int limit)
    {
        int start = prefix.Length;
        while (start > 0 && char.IsLetterOrDigit(prefix[start - 1])) start--;
        if (start == prefix.Length) return [];
        string head = prefix[..start], word = prefix[start..];
        return [.. snapshot.Complete(word.ToLowerInvariant(), limit).Select(completion => head + InCaseOf(word, completion))];
    }

    /// <summary>Goes on in the letters that the writer began with.</summary>
    private static string InCaseOf(string word, string completion) =>
        completion.Length >= word.Length && completion.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? word + completion[word.Length..] : completion;
}
