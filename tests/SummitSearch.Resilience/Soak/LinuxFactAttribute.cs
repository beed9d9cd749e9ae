namespace SummitSearch.Resilience.Soak;

/// <summary>A test that looks into Linux's process file system; skipped elsewhere.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs Linux's process file system.";
}
