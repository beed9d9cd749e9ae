namespace SummitSearch.Resilience.Resources;

/// <summary>A test that mounts a small file system; skipped, visibly, where that is not allowed.</summary>
internal sealed class TinyDiskFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public TinyDiskFactAttribute() => Skip = TinyDisk.MissingReason;
}
