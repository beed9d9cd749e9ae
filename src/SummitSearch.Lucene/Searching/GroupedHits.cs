using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Reads by which value of a column hits belong together.</summary>
internal static class GroupedHits
{
    /// <summary>How many hits to ask for next when limiting by group left too few.</summary>
    public static int Deeper(int hits) => (int)Math.Min(int.MaxValue / 2, hits * 4L);

    /// <summary>The value of each hit, null where it has none.</summary>
    public static string?[] ValuesOf(IndexReader reader, string field, IReadOnlyList<ScoreDoc> hits)
    {
        int[] order = [.. Enumerable.Range(0, hits.Count).OrderBy(i => hits[i].DocId)];
        string?[] values = new string?[hits.Count];
        int segment = -1;
        SortedDocValues? column = null;
        foreach (int i in order)
        {
            int docId = hits[i].DocId;
            if (segment < 0 || docId >= reader.DocBase(segment) + reader.Segments[segment].MaxDoc)
            {
                segment = reader.SegmentOf(docId);
                column = reader.Segments[segment].SortedDocValues(field);
            }
            if (column is not null && column.AdvanceExact(docId - reader.DocBase(segment)))
                values[i] = Encoding.UTF8.GetString(column.LookupOrdinal(column.Ordinal));
        }
        return values;
    }

    /// <summary>The numbers of the hits that stay when no value may have more than its share.</summary>
    public static List<int> Limit(string?[] values, int maxPerGroup)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        List<int> kept = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value)
            {
                kept.Add(i);
                continue;
            }
            int count = counts.GetValueOrDefault(value) + 1;
            counts[value] = count;
            if (count <= maxPerGroup)
                kept.Add(i);
        }
        return kept;
    }
}
