namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>Finds the longest of many suffixes that a text ends with.</summary>
internal sealed class SuffixTable
{
    private const int BucketCount = 64;

    // By the low bits of the last letter; longest first.
    private readonly (string Suffix, int Group)[][] _buckets = new (string, int)[BucketCount][];

    /// <summary>Creates the table.</summary>
    /// <param name="groups">Suffixes divided by spaces; those of the first string are group 1, and so on.</param>
    public SuffixTable(params string[] groups)
    {
        var all = groups.SelectMany((suffixes, index) => suffixes.Split(' ').Select(suffix => (Suffix: suffix, Group: index + 1))).ToList();
        for (int bucket = 0; bucket < BucketCount; bucket++)
        {
            _buckets[bucket] = [.. all.Where(entry => entry.Suffix[^1] % BucketCount == bucket).OrderByDescending(entry => entry.Suffix.Length)];
        }
    }

    /// <summary>Finds the longest suffix.</summary>
    /// <param name="text">The text, or the region of it that the suffix must lie in.</param>
    /// <param name="length">The length of the suffix; 0 if there is none.</param>
    /// <returns>The group of the suffix, from 1 on; 0 if there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.IsEmpty) return 0;
        foreach ((string suffix, int group) in _buckets[text[^1] % BucketCount])
        {
            if (!text.EndsWith(suffix)) continue;
            length = suffix.Length;
            return group;
        }

        return 0;
    }
}
