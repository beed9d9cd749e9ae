namespace SummitSearch.Server.Tests.Browser;

/// <summary>As <see cref="BrowserFactAttribute"/>, for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
