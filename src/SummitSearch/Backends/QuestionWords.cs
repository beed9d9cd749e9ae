using System.Collections.Frozen;

namespace SummitSearch.Backends;

/// <summary>English words that make a text a question and say little about its matter.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Words = """
        what which who whom whose when where why how did does do doing done was were is are am be been being has have had having
        can could will would shall should may might must ought about above across after again against all also although among an
        and any anyone anything because before behind below between both but by come came each either else ever every
        everything first for from get gets give given go got had her hers here him his i if in into it its itself just
        let like many me mean meant more most much my name named neither nor not of off often on once one only or other our ours
        out over own per said same say says she so some someone something still such tell than that the their them then there
        these they thing things this those through to too under until up upon used using very via we well went what's while
        interested article articles information find finding looking look describe describing describes regarding concerning
        relating discuss discusses discussing discussion especially particularly please
        with within without yes yet you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = Words.Max(static w => w.Length);

    /// <summary>True for a question word.</summary>
    /// <param name="word">A word in lower case.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    /// <summary>True for a question word in any case.</summary>
    public static bool ContainsAnyCase(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest) return false;
        Span<char> lower = stackalloc char[Longest];
        return Lookup.Contains(lower[..word.ToLowerInvariant(lower)]);
    }
}
