namespace SummitSearch.Resilience.Workload;

/// <summary>What a step of a work script does.</summary>
internal enum StepKind
{
    /// <summary>Adds an item, or replaces the one with its key.</summary>
    Put,

    /// <summary>Removes an item, whether there is one or not.</summary>
    Delete,
}
