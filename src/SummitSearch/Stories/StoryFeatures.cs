using SummitSearch.Articles;

namespace SummitSearch.Stories;

/// <summary>What near-duplicates are told by: the shingles of an article's text (runs of <see cref="WordsInShingle"/> words, as hashes) and its numbers.</summary>
/// <remarks>
/// Immutable. The sketch is the bottom-k sketch of A. Broder, "On the resemblance and containment of documents", 1997: of all shingles those with the least
/// hashes, so that alike texts keep alike shingles. Linear in the text.
/// </remarks>
internal sealed class StoryFeatures
{
    /// <summary>Words in a shingle.</summary>
    public const int WordsInShingle = 4;

    /// <summary>Most shingles in a sketch.</summary>
    public const int SketchSize = 20;

    // Beyond it an article is told by its beginning.
    private const int LongestText = 200_000;

    // Datelines stand there, and their numbers are days.
    private const int WordsOfDateline = 8;

    // Briefs are made of set phrases, which only their titles tell apart.
    private const int ShinglesOfBrief = 24;

    private readonly uint[] _shingles;
    private readonly HashSet<ulong> _numbers;
    private readonly HashSet<ulong> _tellingNumbers;

    private StoryFeatures(uint[] shingles, HashSet<ulong> numbers, HashSet<ulong> tellingNumbers)
    {
        _shingles = shingles;
        _numbers = numbers;
        _tellingNumbers = tellingNumbers;
    }

    /// <summary>Number of distinct shingles.</summary>
    public int Count => _shingles.Length;

    /// <summary>The shingles to find alike articles by, ascending.</summary>
    public ReadOnlySpan<uint> Sketch => _shingles.AsSpan(0, Math.Min(SketchSize, _shingles.Length));

    /// <summary>The features of an article's title and body.</summary>
    public static StoryFeatures Of(Article article)
    {
        var shingles = new HashSet<uint>();
        HashSet<ulong> numbers = [], telling = [];
        AddWords(article.Body.AsSpan(0, Math.Min(article.Body.Length, LongestText)), shingles, numbers, telling);
        // A headline alone says too little: "Bank leaves rates unchanged" comes every month.
        if (shingles.Count < NearDuplicates.LeastShingles) return new StoryFeatures([], numbers, telling);
        if (shingles.Count < ShinglesOfBrief && !article.TitleIsDerived) AddWords(article.Title, shingles, [], []);
        uint[] sorted = [.. shingles];
        Array.Sort(sorted);
        return new StoryFeatures(sorted, numbers, telling);
    }

    /// <summary>Shingles that both have.</summary>
    public int Common(StoryFeatures other)
    {
        int common = 0;
        for (int i = 0, j = 0; i < _shingles.Length && j < other._shingles.Length;)
        {
            int order = _shingles[i].CompareTo(other._shingles[j]);
            if (order == 0) common++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return common;
    }

    /// <summary>Numbers of this text, those of a dateline left out, and how many of them the other text lacks.</summary>
    public (int Count, int Missing) NumbersMissingIn(StoryFeatures other) => (_tellingNumbers.Count, _tellingNumbers.Count(n => !other._numbers.Contains(n)));

    private static void AddWords(ReadOnlySpan<char> text, HashSet<uint> shingles, HashSet<ulong> numbers, HashSet<ulong> telling)
    {
        var words = new StoryWords(text);
        ulong third = 0, second = 0, first = 0;
        for (int at = 0; words.MoveNext(); at++)
        {
            if (words.IsNumber) numbers.Add(words.Current);
            if (words.IsNumber && at >= WordsOfDateline) telling.Add(words.Current);
            if (at >= WordsInShingle - 1) shingles.Add(Mix((((((third * 31) + second) * 31) + first) * 31) + words.Current));
            (third, second, first) = (second, first, words.Current);
        }
    }

    /// <summary>Spreads a hash over 32 bits, so that the least are a fair sample: two rounds of multiplying and folding.</summary>
    private static uint Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9UL;
        return (uint)(hash >> 32);
    }
}
