using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Searching;

/// <summary>What single-term and multi-term phrases have in common: places, each with alternatives.</summary>
internal readonly record struct PhraseSlots(Term[][] Terms, int[] Positions)
{
    /// <summary>Slots of one term each.</summary>
    public static PhraseSlots Of(Term[] terms, int[] positions) => new(Array.ConvertAll(terms, static t => new[] { t }), positions);

    /// <summary>Refuses slots that no phrase can have.</summary>
    public static void Check(int count, int[] positions, IEnumerable<Term> terms)
    {
        if (positions.Length != count)
            throw new ArgumentException($"There are {count} slots but {positions.Length} positions.", nameof(positions));
        for (int i = 0; i < count; i++)
        {
            if (positions[i] < 0 || (i > 0 && positions[i] < positions[i - 1]))
                throw new ArgumentException("Positions must not be negative and must not fall.", nameof(positions));
        }
        if (terms.Select(static t => t.Field).Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new ArgumentException("All terms of a phrase must be of one field.", nameof(terms));
    }

    /// <summary>A phrase in Lucene's notation; places that nothing stands at print as a question mark.</summary>
    public static string Print(string field, string?[] places, int slop) =>
        $"{field}:\"{string.Join(' ', places.Select(static p => p ?? "?"))}\"{PrintSlop(slop)}";

    /// <summary><c>~n</c>, or nothing for exact phrases.</summary>
    public static string PrintSlop(int slop) => slop == 0 ? "" : $"~{slop}";
}
