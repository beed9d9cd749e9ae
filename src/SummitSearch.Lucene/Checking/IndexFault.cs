namespace SummitSearch.Lucene.Checking;

/// <summary>One thing that is wrong with an index.</summary>
/// <param name="File">Name of the file inside the index folder.</param>
/// <param name="Offset">Byte offset in the file, or -1 where none applies.</param>
/// <param name="Segment">Name of the segment, or null for the commit.</param>
/// <param name="Problem">What was found and what was expected.</param>
public sealed record IndexFault(string File, long Offset, string? Segment, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Offset < 0 ? $"{File}: {Problem}" : $"{File}, byte {Offset}: {Problem}";
}
