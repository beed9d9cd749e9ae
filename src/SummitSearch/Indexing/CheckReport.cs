namespace SummitSearch.Indexing;

/// <summary>What a check of the index found.</summary>
/// <param name="Faults">One sentence a fault; empty if the index is sound.</param>
/// <param name="Segments">Segments looked at.</param>
/// <param name="Documents">Documents looked at.</param>
public sealed record CheckReport(IReadOnlyList<string> Faults, int Segments, long Documents)
{
    /// <summary>True if there is no fault.</summary>
    public bool IsSound => Faults.Count == 0;
}
