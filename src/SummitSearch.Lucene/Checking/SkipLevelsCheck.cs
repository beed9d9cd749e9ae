using SummitSearch.Lucene.Codecs.Postings;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks the upper levels of skip data against the lowest: an entry leads where the last of the eight below it leads, and its impacts bound theirs.</summary>
internal static class SkipLevelsCheck
{
    /// <summary>What is wrong with the levels, the lowest first, or null.</summary>
    public static string? FindFault(IReadOnlyList<SkipEntry>[] levels)
    {
        for (int level = 1; level < levels.Length; level++)
        {
            for (int i = 0; i < levels[level].Count; i++)
            {
                if (FindFault(levels[level][i], levels[level - 1], i * SkipWriter.Fanout) is { } fault)
                    return $"has an entry {i} on level {level} of its skip data that {fault}";
            }
        }
        return null;
    }

    private static string? FindFault(SkipEntry entry, IReadOnlyList<SkipEntry> below, int first)
    {
        SkipEntry last = below[first + SkipWriter.Fanout - 1];
        if (entry.Point != last.Point || entry.Child != last.End)
            return $"leads to document {entry.Point.LastDoc} and offset {entry.Child}, the level below to {last.Point.LastDoc} and {last.End}";
        for (int i = first; i < first + SkipWriter.Fanout; i++)
        {
            foreach ((int freq, long norm) in below[i].Impacts)
            {
                if (!IsBounded(entry, freq, norm))
                    return $"does not bound frequency {freq} with norm {norm} of entry {i} below it";
            }
        }
        return null;
    }

    private static bool IsBounded(SkipEntry entry, int freq, long norm)
    {
        foreach ((int maxFreq, long minNorm) in entry.Impacts)
        {
            if (maxFreq >= freq && (ulong)minNorm <= (ulong)norm)
                return true;
        }
        return false;
    }
}
