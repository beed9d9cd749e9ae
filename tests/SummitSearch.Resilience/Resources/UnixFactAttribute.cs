namespace SummitSearch.Resilience.Resources;

/// <summary>A test of Unix permissions and limits; skipped on Windows.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs Unix permissions and limits." : null;
}
