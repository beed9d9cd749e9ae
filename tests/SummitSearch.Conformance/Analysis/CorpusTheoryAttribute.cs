using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Conformance.Analysis;

/// <summary>A theory that needs the oracle and the shared data folder; skipped with the reason where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public CorpusTheoryAttribute() =>
        Skip = OracleProcess.SkipReason ?? (TestTexts.DataFolder is null ? "No ../shared/data and no SUMMIT_DATA." : null);
}
