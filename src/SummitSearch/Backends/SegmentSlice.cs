using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>The candidates that lie in one segment.</summary>
/// <param name="Segment">Number of the segment.</param>
/// <param name="DocBase">Number of its first document.</param>
/// <param name="Start">The first of the candidates.</param>
/// <param name="End">Behind the last of them.</param>
internal readonly record struct SegmentSlice(int Segment, int DocBase, int Start, int End)
{
    /// <summary>The slices of candidates that are in ascending order of their documents.</summary>
    public static List<SegmentSlice> Of(IndexReader reader, ReadOnlySpan<Candidate> candidates)
    {
        var slices = new List<SegmentSlice>();
        for (int start = 0, end; start < candidates.Length; start = end)
        {
            int segment = reader.SegmentOf(candidates[start].Document);
            int limit = reader.DocBase(segment) + reader.Segments[segment].MaxDoc;
            end = start;
            while (end < candidates.Length && candidates[end].Document < limit) end++;
            slices.Add(new SegmentSlice(segment, reader.DocBase(segment), start, end));
        }
        return slices;
    }
}
