namespace SummitSearch.Resilience.Workload;

/// <summary>An index open for writing, as the work script sees it. Disposing it drops what is not committed.</summary>
internal interface IWorkSubject : IDisposable
{
    /// <summary>Adds or replaces an item; all its parts at one stroke.</summary>
    void Put(WorkItem item);

    /// <summary>Removes an item.</summary>
    void Delete(WorkItem item);

    /// <summary>Makes everything so far durable.</summary>
    void Commit();

    /// <summary>Merges as much as can be.</summary>
    void Merge();

    /// <summary>Copies the last commit into a new folder.</summary>
    void Backup(string folder);
}
