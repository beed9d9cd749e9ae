namespace SummitSearch.Conformance.Oracle;

/// <summary>What a run of the oracle left behind.</summary>
/// <param name="ExitCode">0 good, 1 a problem found, 2 wrong arguments.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record OracleResult(int ExitCode, string Output, string Error);
