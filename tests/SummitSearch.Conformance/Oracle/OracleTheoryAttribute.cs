namespace SummitSearch.Conformance.Oracle;

/// <summary>A theory that needs the oracle: skipped with the reason where Java or the jars are absent, failing there on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public OracleTheoryAttribute() => Skip = OracleProcess.SkipReason;
}
