namespace SummitSearch.Conformance.Oracle;

/// <summary>A test that needs the oracle: skipped with the reason where Java or the jars are absent, failing there on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public OracleFactAttribute() => Skip = OracleProcess.SkipReason;
}
