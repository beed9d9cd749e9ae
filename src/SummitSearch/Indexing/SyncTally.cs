using System.Diagnostics;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>Counts what bringing the index in step does, reports its progress, and makes the final report.</summary>
internal sealed class SyncTally(IProgress<SyncProgress>? progress)
{
    private const int ArticlesBetweenReports = 250;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<ArticleRefusal> _refusals = [];
    private TimeSpan _scanTook;
    private long _added, _updated, _removed, _refused, _passages, _filesRead, _articles, _bytesDone, _bytesTotal, _reportedAt;

    /// <summary>The files are listed; so many bytes of them may have to be read.</summary>
    public void Scanned(TimeSpan took, long bytes) => (_scanTook, _bytesTotal) = (took, bytes);

    /// <summary>A file turned out not to need reading.</summary>
    public void Skip(ScannedFile file) => _bytesDone += file.Length;

    /// <summary>A file has been read.</summary>
    public void Read(ScannedFile file)
    {
        _filesRead++;
        _bytesDone += file.Length;
        Report(file.Path);
    }

    /// <summary>An article has been read, whatever becomes of it.</summary>
    public void Article(string path)
    {
        _articles++;
        if (_articles - _reportedAt >= ArticlesBetweenReports) Report(path);
    }

    /// <summary>An article has been written.</summary>
    public void Wrote(IndexOutcome outcome, int passages, bool secondTime)
    {
        _passages += passages;
        if (outcome == IndexOutcome.Added) _added++;
        else if (!secondTime) _updated++;
    }

    /// <summary>An article has been removed.</summary>
    public void Removed() => _removed++;

    /// <summary>An article is refused now.</summary>
    public void Refused(ScannedFile file, ArticleRefusal refusal)
    {
        RefusedBefore(1, [refusal]);
        progress?.Report(new SyncProgress(_bytesDone, _bytesTotal, _articles, file.Path, refusal));
    }

    /// <summary>Articles of a file that did not need reading were refused when it was read.</summary>
    public void RefusedBefore(int count, IReadOnlyList<ArticleRefusal> refusals)
    {
        _refused += count;
        _refusals.AddRange(refusals.Take(SyncReport.MaxRefusals - _refusals.Count));
    }

    /// <summary>The report as things stand.</summary>
    public SyncReport ToReport(int unsettled) => new()
    {
        Added = _added,
        Updated = _updated,
        Removed = _removed,
        Refused = _refused,
        Passages = _passages,
        FilesRead = _filesRead,
        Unsettled = unsettled,
        Took = Stopwatch.GetElapsedTime(_started),
        ScanTook = _scanTook,
        Refusals = _refusals,
    };

    private void Report(string path)
    {
        _reportedAt = _articles;
        progress?.Report(new SyncProgress(_bytesDone, _bytesTotal, _articles, path, null));
    }
}
