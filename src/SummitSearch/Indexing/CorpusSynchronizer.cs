using System.Diagnostics;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>Brings an index in step with files: reads those that are new or changed, removes what is gone, leaves the rest alone.</summary>
/// <remarks>
/// The note about a file is written behind its articles; a commit in between notes the file as unfinished. So whatever commit a crash leaves, the
/// next run reads again exactly the files that were not finished, and ends in the same state as a run that was not interrupted.
/// Of articles with one id in several files, one wins (<see cref="ArticleOrigin.Beats"/>); the files of the losers remember
/// it, and are read again when the winner goes.
/// When somebody else's change fails, what was not committed here is lost with it: the run ends, and the next begins from what the index holds.
/// </remarks>
internal sealed class CorpusSynchronizer
{
    private const int KeptRefusals = 20;

    private readonly IArticleStore _store;
    private readonly ArticleIndexer _indexer;
    private readonly ArticleReader _reader;
    private readonly int _commitEvery;
    private readonly SyncTally _tally;
    private readonly Action _onCommit;
    private readonly CancellationToken _cancellationToken;
    private readonly KnownFiles _known = new();
    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);
    private readonly HashSet<string> _staleNotes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readNow = new(StringComparer.Ordinal);
    private bool _dirty;
    private int _sinceCommit;
    private bool _rebuilding;
    private long _losses;
    private HashSet<string> _unsettled = [];

    public CorpusSynchronizer(IArticleStore store, ArticleIndexer indexer, ArticleReader reader, int commitEvery, IProgress<SyncProgress>? progress, Action onCommit, CancellationToken cancellationToken)
    {
        _store = store;
        _indexer = indexer;
        _reader = reader;
        _commitEvery = commitEvery;
        _tally = new SyncTally(progress);
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
        TimeSpan scanTook = Stopwatch.GetElapsedTime(started);
        _unsettled = FindUnsettled(files, settleTime);
        _losses = _indexer.Losses;
        _indexer.BeforeCommit = WriteOutstandingNotes;
        try
        {
            if (rebuild) Rebuild(files, scanTook);
            else Synchronize(files, scanTook);
        }
        finally
        {
            _indexer.BeforeCommit = null;
        }
        return _tally.ToReport(_unsettled.Count);
    }

    private static HashSet<string> FindUnsettled(List<ScannedFile> files, TimeSpan settleTime)
    {
        if (settleTime <= TimeSpan.Zero) return [];
        long now = DateTime.UtcNow.Ticks;
        // A time in the future is a wrong clock, not a fresh write.
        return [.. files.Where(f => now >= f.ModifiedTicks && now - f.ModifiedTicks < settleTime.Ticks).Select(static f => f.Path)];
    }

    private void Rebuild(List<ScannedFile> files, TimeSpan scanTook)
    {
        // Nobody may commit before the new index is complete.
        lock (_indexer.Gate)
        {
            // What others have changed is not the rebuild's to forget: once committed, it is kept.
            if (_indexer.PendingCount > 0) _indexer.Commit();
            _rebuilding = true;
            try
            {
                _indexer.Clear();
                _tally.Scanned(scanTook, files.Sum(static f => f.Length));
                foreach (ScannedFile file in files.Where(f => !_unsettled.Contains(f.Path))) Read(file, HashOrEmpty(file), null);
                _cancellationToken.ThrowIfCancellationRequested();
                _indexer.Commit();
            }
            catch
            {
                _indexer.Rollback();
                throw;
            }
        }
    }

    private void Synchronize(List<ScannedFile> files, TimeSpan scanTook)
    {
        using IArticleSnapshot before = _store.OpenArticles();
        foreach (CorpusFile file in before.Files()) _known.Set(file);
        List<ScannedFile> suspects = [.. files.Where(f => !_unsettled.Contains(f.Path)).Where(f => !_known.TryGet(f.Path, out CorpusFile? known) || !f.IsSurely(known))];
        _tally.Scanned(scanTook, suspects.Sum(static f => f.Length));
        RemoveVanished(before, files);
        foreach (ScannedFile file in suspects) ReadIfChanged(before, file);
        ReadAgainWhatIsMissing(before, files);
        foreach (CorpusFile file in _known.All.Where(f => !_readNow.Contains(f.Path))) _tally.RefusedBefore(file.Refused, file.Refusals);
        if (!_dirty) return;
        lock (_indexer.Gate)
        {
            ThrowIfLost();
            _indexer.Commit();
        }
    }

    private void RemoveVanished(IArticleSnapshot before, List<ScannedFile> files)
    {
        HashSet<string> present = [.. files.Select(static f => f.Path)];
        foreach (string path in _known.Paths.Where(p => !present.Contains(p)).Order(StringComparer.Ordinal).ToArray())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            lock (_indexer.Gate)
            {
                foreach (ArticleOrigin origin in before.ArticlesOf(path)) Remove(origin.Id, path);
                Forget(path);
                _unfinished.Remove(path);
            }
        }
    }

    private void ReadIfChanged(IArticleSnapshot before, ScannedFile file)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        string hash = HashOrEmpty(file);
        if (_known.TryGet(file.Path, out CorpusFile? known) && known.Hash == hash && hash.Length > 0)
        {
            _tally.Skip(file);
            // The bytes are the same, so only the note is out of date; worth writing once it spares hashing.
            if (known.ModifiedTicks != file.ModifiedTicks) Note(_known.WithShadows(file.Path) with { ModifiedTicks = file.ModifiedTicks, ReadTicks = DateTime.UtcNow.Ticks });
            return;
        }
        Read(file, hash, before);
    }

    private void Read(ScannedFile file, string hash, IArticleSnapshot? before)
    {
        Dictionary<string, ArticleOrigin> old = before is null ? [] : before.ArticlesOf(file.Path).ToDictionary(static o => o.Id, StringComparer.Ordinal);
        Forget(file.Path);
        _readNow.Add(file.Path);
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
                _tally.Refused(file, result.Refusal);
            }
        }
        // Who can tell which article a refused one was to replace: what the file held when it was last whole stays until it is whole again.
        if (refused == 0)
        {
            foreach (string id in old.Keys.Where(id => !seen.ContainsKey(id))) Remove(id, file.Path);
        }
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
        _tally.Read(file);
    }

    private void Take(Article article, string path, Dictionary<string, ArticleOrigin> old, Dictionary<string, ArticleOrigin> seen, HashSet<string> shadowed)
    {
        _tally.Article(path);
        lock (_indexer.Gate)
        {
            ThrowIfLost();
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
            _tally.Wrote(outcome, passages, secondTime: again);
            if (holder is { File: { } loser } && loser != path) Shadow(loser, article.Id);
            Changed();
        }
    }

    /// <summary>Remembers that a file's article has lost its place. The note is written again with the commit, once however many articles lose theirs.</summary>
    private void Shadow(string file, string articleId)
    {
        if (_known.Contains(file) && _known.AddShadow(file, articleId)) _staleNotes.Add(file);
    }

    private void Remove(string articleId, string path)
    {
        lock (_indexer.Gate)
        {
            ThrowIfLost();
            if (_indexer.FindOrigin(articleId) is not { } origin || origin.File != path) return;
            // Files that hold another version of it are forgotten in the same commit, so that they are read again even after a crash.
            foreach (string file in _known.FilesShadowing(articleId)) Forget(file);
            _indexer.Delete(articleId);
            _tally.Removed();
            Changed();
        }
    }

    private void ReadAgainWhatIsMissing(IArticleSnapshot before, List<ScannedFile> files)
    {
        // Each round reads every file at most once more, so the number of files bounds the rounds.
        for (int round = 0; round < files.Count; round++)
        {
            ScannedFile[] missing = [.. files.Where(f => !_known.Contains(f.Path) && !_unsettled.Contains(f.Path))];
            if (missing.Length == 0) return;
            foreach (ScannedFile file in missing) Read(file, HashOrEmpty(file), before);
        }
    }

    /// <summary>Drops the note about a file: it has to be read, or read again.</summary>
    private void Forget(string path)
    {
        lock (_indexer.Gate)
        {
            ThrowIfLost();
            _unfinished.Add(path);
            _staleNotes.Remove(path);
            if (!_known.Remove(path)) return;
            _indexer.DeleteFile(path);
        }
        _dirty = true;
    }

    private void Note(CorpusFile file)
    {
        lock (_indexer.Gate)
        {
            ThrowIfLost();
            _indexer.PutFile(file);
            _known.Set(file);
            _unfinished.Remove(file.Path);
        }
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

    /// <summary>Before any commit, whoever asks for it: notes what the files would have to be read again for if nothing came after it.</summary>
    private void WriteOutstandingNotes()
    {
        // What these notes are about is lost.
        if (_indexer.Losses != _losses) return;
        foreach (string path in _staleNotes) _indexer.PutFile(_known.WithShadows(path));
        foreach (string path in _unfinished) _indexer.PutFile(CorpusFile.Unfinished(path));
        _staleNotes.Clear();
    }

    private void ThrowIfLost()
    {
        if (_indexer.Losses != _losses) throw new UncommittedChangesLostException();
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
