using System.Diagnostics;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>Brings an index in step with files: reads those that are new or changed, removes what is gone, leaves the rest alone.</summary>
/// <remarks>
/// What is known of a file is dropped before its articles change and written again behind them. So whatever commit a crash leaves, the
/// next run reads again exactly the files that were not finished, and ends in the same state as a run that was not interrupted.
/// Of articles with one id in several files, one wins (<see cref="ArticleOrigin.Beats"/>); the files of the losers remember
/// it, and are read again when the winner goes.
/// </remarks>
internal sealed class CorpusSynchronizer
{
    private const int ArticlesBetweenReports = 250;
    private const int KeptRefusals = 20;

    private readonly IArticleStore _store;
    private readonly ArticleIndexer _indexer;
    private readonly ArticleReader _reader;
    private readonly int _commitEvery;
    private readonly IProgress<SyncProgress>? _progress;
    private readonly Action _onCommit;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, CorpusFile> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readNow = new(StringComparer.Ordinal);
    private readonly List<ArticleRefusal> _refusals = [];
    private long _added, _updated, _removed, _refused, _passages, _filesRead, _articles, _bytesDone, _bytesTotal, _reportedAt;
    private bool _dirty;
    private int _sinceCommit;
    private bool _rebuilding;
    private HashSet<string> _unsettled = [];

    public CorpusSynchronizer(IArticleStore store, ArticleIndexer indexer, ArticleReader reader, int commitEvery, IProgress<SyncProgress>? progress, Action onCommit, CancellationToken cancellationToken)
    {
        _store = store;
        _indexer = indexer;
        _reader = reader;
        _commitEvery = commitEvery;
        _progress = progress;
        _onCommit = onCommit;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Does the work and commits.</summary>
    /// <param name="paths">Folders and files that together are the corpus.</param>
    /// <param name="rebuild">True to begin with an empty index, which is published only when it is complete.</param>
    /// <param name="settleTime">Files changed more recently are left as they are for the next time.</param>
    public SyncReport Run(IReadOnlyList<string> paths, bool rebuild, TimeSpan settleTime = default)
    {
        long started = Stopwatch.GetTimestamp();
        List<ScannedFile> files = CorpusScanner.Scan(paths, _cancellationToken);
        TimeSpan scanned = Stopwatch.GetElapsedTime(started);
        _unsettled = FindUnsettled(files, settleTime);
        if (rebuild) Rebuild(files);
        else Synchronize(files);
        return new SyncReport
        {
            Added = _added,
            Updated = _updated,
            Removed = _removed,
            Refused = _refused,
            Passages = _passages,
            FilesRead = _filesRead,
            Unsettled = _unsettled.Count,
            Took = Stopwatch.GetElapsedTime(started),
            ScanTook = scanned,
            Refusals = _refusals,
        };
    }

    private static HashSet<string> FindUnsettled(List<ScannedFile> files, TimeSpan settleTime)
    {
        if (settleTime <= TimeSpan.Zero) return [];
        long now = DateTime.UtcNow.Ticks;
        // A time in the future is a wrong clock, not a fresh write.
        return [.. files.Where(f => now >= f.ModifiedTicks && now - f.ModifiedTicks < settleTime.Ticks).Select(static f => f.Path)];
    }

    private void Rebuild(List<ScannedFile> files)
    {
        // Nobody may commit before the new index is complete.
        lock (_indexer.Gate)
        {
            _rebuilding = true;
            try
            {
                _indexer.Clear();
                _bytesTotal = files.Sum(static f => f.Length);
                foreach (ScannedFile file in files.Where(f => !_unsettled.Contains(f.Path))) Read(file, HashOrEmpty(file), null);
                _indexer.Commit();
            }
            catch
            {
                _indexer.Rollback();
                throw;
            }
        }
    }

    private void Synchronize(List<ScannedFile> files)
    {
        using IArticleSnapshot before = _store.OpenArticles();
        foreach (CorpusFile file in before.Files()) _known[file.Path] = file;
        List<ScannedFile> suspects = [.. files.Where(f => !_unsettled.Contains(f.Path)).Where(f => !_known.TryGetValue(f.Path, out CorpusFile? known) || !f.IsSurely(known))];
        _bytesTotal = suspects.Sum(static f => f.Length);
        RemoveVanished(before, files);
        foreach (ScannedFile file in suspects) ReadIfChanged(before, file);
        ReadAgainWhatIsMissing(before, files);
        foreach (CorpusFile file in _known.Values) CountOldRefusals(file);
        if (_dirty) _indexer.Commit();
    }

    private void CountOldRefusals(CorpusFile file)
    {
        if (_readNow.Contains(file.Path)) return;
        _refused += file.Refused;
        foreach (ArticleRefusal refusal in file.Refusals) Remember(refusal);
    }

    private void RemoveVanished(IArticleSnapshot before, List<ScannedFile> files)
    {
        HashSet<string> present = [.. files.Select(static f => f.Path)];
        foreach (string path in _known.Keys.Where(p => !present.Contains(p)).Order(StringComparer.Ordinal).ToArray())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            lock (_indexer.Gate)
            {
                foreach (ArticleOrigin origin in before.ArticlesOf(path)) Remove(origin.Id, path);
                Forget(path);
            }
        }
    }

    private void ReadIfChanged(IArticleSnapshot before, ScannedFile file)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        string hash = HashOrEmpty(file);
        if (_known.TryGetValue(file.Path, out CorpusFile? known) && known.Hash == hash && hash.Length > 0)
        {
            _bytesDone += file.Length;
            // The bytes are the same, so only the note is out of date; worth writing once it spares hashing.
            if (known.ModifiedTicks != file.ModifiedTicks) Note(known with { ModifiedTicks = file.ModifiedTicks, ReadTicks = DateTime.UtcNow.Ticks });
            return;
        }
        Read(file, hash, before);
    }

    private void Read(ScannedFile file, string hash, IArticleSnapshot? before)
    {
        Dictionary<string, ArticleOrigin> old = before is null ? [] : before.ArticlesOf(file.Path).ToDictionary(static o => o.Id, StringComparer.Ordinal);
        if (before is not null) Forget(file.Path);
        _readNow.Add(file.Path);
        _filesRead++;
        var shadowed = new HashSet<string>(StringComparer.Ordinal);
        var refusals = new List<ArticleRefusal>();
        var refused = 0;
        var seen = new Dictionary<string, ArticleOrigin>(StringComparer.Ordinal);
        foreach (ArticleResult result in _reader.ReadFile(file.Root, file.FullPath, _cancellationToken))
        {
            if (result.IsArticle) Take(result.Article, file.Path, old, seen, shadowed);
            else
            {
                refused++;
                if (refusals.Count < KeptRefusals) refusals.Add(result.Refusal);
                Refuse(file, result.Refusal);
            }
        }
        foreach (string id in old.Keys.Where(id => !seen.ContainsKey(id))) Remove(id, file.Path);
        Note(new CorpusFile
        {
            Path = file.Path,
            Length = file.Length,
            ModifiedTicks = file.ModifiedTicks,
            ReadTicks = DateTime.UtcNow.Ticks,
            Hash = hash,
            Refused = refused,
            Refusals = refusals,
            Shadowed = [.. shadowed.Order(StringComparer.Ordinal)],
        });
        _bytesDone += file.Length;
        Report(file.Path, force: true);
    }

    private void Take(Article article, string path, Dictionary<string, ArticleOrigin> old, Dictionary<string, ArticleOrigin> seen, HashSet<string> shadowed)
    {
        _articles++;
        Report(path, force: false);
        lock (_indexer.Gate)
        {
            ArticleOrigin origin = ArticleIndexer.OriginOf(article, path);
            ArticleOrigin? holder = _indexer.FindOrigin(article.Id);
            bool isOwn = holder?.File == path && holder.File is not null;
            // The article of the last run gives way to this one; one of this very run, or of another file, only if it is beaten.
            ArticleOrigin? rival = isOwn ? seen.GetValueOrDefault(article.Id) : holder;
            if (rival is not null && rival.Beats(origin))
            {
                if (!isOwn) shadowed.Add(article.Id);
                return;
            }
            bool again = seen.ContainsKey(article.Id);
            seen[article.Id] = origin;
            IndexOutcome outcome = _indexer.Put(article, path, holder, out int passages);
            if (outcome == IndexOutcome.Unchanged) return;
            _passages += passages;
            if (holder is { File: { } loser } && loser != path) Shadow(loser, article.Id);
            if (outcome == IndexOutcome.Added) _added++;
            else if (!again) _updated++;
            Changed();
        }
    }

    /// <summary>Notes that a file's article has lost its place.</summary>
    private void Shadow(string file, string articleId)
    {
        if (_known.TryGetValue(file, out CorpusFile? known) && !known.Shadowed.Contains(articleId))
            Note(known with { Shadowed = [.. known.Shadowed, articleId] });
    }

    private void Remove(string articleId, string path)
    {
        lock (_indexer.Gate)
        {
            if (_indexer.FindOrigin(articleId) is not { } origin || origin.File != path) return;
            // Files that hold another version of it are forgotten in the same commit, so that they are read again even after a crash.
            foreach (CorpusFile file in _known.Values.Where(f => f.Shadowed.Contains(articleId)).ToArray()) Forget(file.Path);
            _indexer.Delete(articleId);
            _removed++;
            Changed();
        }
    }

    private void ReadAgainWhatIsMissing(IArticleSnapshot before, List<ScannedFile> files)
    {
        // Each round reads every file at most once more, so the number of files bounds the rounds.
        for (int round = 0; round < files.Count; round++)
        {
            ScannedFile[] missing = [.. files.Where(f => !_known.ContainsKey(f.Path) && !_unsettled.Contains(f.Path))];
            if (missing.Length == 0) return;
            foreach (ScannedFile file in missing) Read(file, HashOrEmpty(file), before);
        }
    }

    private void Forget(string path)
    {
        if (!_known.Remove(path)) return;
        lock (_indexer.Gate) _store.DeleteFile(path);
        _dirty = true;
    }

    private void Note(CorpusFile file)
    {
        lock (_indexer.Gate) _store.PutFile(file);
        _known[file.Path] = file;
        _dirty = true;
    }

    private void Changed()
    {
        _dirty = true;
        if (_rebuilding || ++_sinceCommit < _commitEvery) return;
        _sinceCommit = 0;
        _indexer.Commit();
        _onCommit();
    }

    private void Refuse(ScannedFile file, ArticleRefusal refusal)
    {
        _refused++;
        Remember(refusal);
        _progress?.Report(new SyncProgress(_bytesDone, _bytesTotal, _articles, file.Path, refusal));
    }

    private void Remember(ArticleRefusal refusal)
    {
        if (_refusals.Count < SyncReport.MaxRefusals) _refusals.Add(refusal);
    }

    private void Report(string path, bool force)
    {
        if (_progress is null || (!force && _articles - _reportedAt < ArticlesBetweenReports)) return;
        _reportedAt = _articles;
        _progress.Report(new SyncProgress(_bytesDone, _bytesTotal, _articles, path, null));
    }

    private static string HashOrEmpty(ScannedFile file)
    {
        try
        {
            return ContentHash.OfFile(file.FullPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The reader meets the same fault and refuses the file; without a hash it is tried again next time.
            return "";
        }
    }
}
