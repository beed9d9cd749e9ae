namespace SummitSearch.Resilience.Workload;

/// <summary>One step of a work script.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Item">What it does it to; for a deletion the version means nothing.</param>
internal readonly record struct WorkStep(StepKind Kind, WorkItem Item);
