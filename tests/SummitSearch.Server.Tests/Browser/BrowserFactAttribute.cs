namespace SummitSearch.Server.Tests.Browser;

/// <summary>A test that needs Chromium: skipped with the reason where it is absent, failing there on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public BrowserFactAttribute()
    {
        bool onCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        Skip = Chromium.Path is null && !onCi ? "No Chromium: install Debian's package, or name one in CHROMIUM_PATH." : null;
    }
}
