namespace SummitSearch.Tests;

/// <summary>A test that needs the shared collections; shown as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "The shared data folder is absent; set SUMMIT_DATA to run this.";
    }
}
