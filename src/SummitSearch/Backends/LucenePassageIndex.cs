using System.Globalization;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Threading;
using SummitSearch.Querying;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>The index on the embedded engine: one folder of Lucene files.</summary>
/// <remarks>The first change opens the writer, and with it takes the lock; until then any number of processes may read.</remarks>
internal sealed class LucenePassageIndex : IPassageIndex
{
    private readonly FileSystemDirectory _directory;
    private readonly SummitOptions _options;
    private readonly LanguageFields _languages;
    private readonly ArticleDocuments _documents;
    private readonly StoryFinder _stories;
    // One for all snapshots: what searches learned of a segment outlives the commit they learned it on.
    private readonly IndexSearcherOptions _searching;
    private readonly string _signature;
    private readonly Lock _gate = new();
    // Held while the writer is opened, and by a backup for as long as it holds the folder's lock in the writer's stead.
    private readonly Lock _opening = new();
    private IndexWriter? _writer;
    private IndexReader _reader;
    private bool _cleared;

    /// <summary>Opens the last commit, or an empty index where there is none.</summary>
    /// <exception cref="UnreadableIndexException">The index is damaged, or of a format that this version does not read.</exception>
    public LucenePassageIndex(SummitOptions options)
    {
        _options = options;
        _searching = new IndexSearcherOptions
        {
            SideTables = new SideTables((long)options.SearchTableMegabytes << 20),
            FilterCache = new FilterCache((long)options.SearchTableMegabytes << 20 >> 2),
        };
        _directory = new FileSystemDirectory(options.IndexPath);
        _languages = new LanguageFields(options.DefaultLanguage);
        _documents = new ArticleDocuments(_languages);
        _stories = new StoryFinder(OpenUncommitted);
        _signature = PassageSchema.Signature(options.Passages, options.DefaultLanguage);
        _reader = OpenReader();
    }

    /// <summary>How passages are ranked.</summary>
    public RankingWeights Weights { get; init; } = new();

    /// <inheritdoc/>
    public bool NeedsRebuild
    {
        get
        {
            lock (_gate) return _reader.MaxDoc > 0 && CommittedSignature != _signature;
        }
    }

    private string CommittedSignature => _reader.Commit.UserData.GetValueOrDefault(PassageSchema.SignatureKey, "");

    /// <inheritdoc/>
    public long MergesDone => _writer?.MergesDone ?? 0;

    /// <inheritdoc/>
    public IArticleSnapshot OpenArticles() => OpenSnapshot();

    /// <inheritdoc/>
    public IPassageSnapshot OpenSnapshot()
    {
        lock (_gate) return new LuceneSnapshot(_reader, _searching, _languages, Weights);
    }

    /// <inheritdoc/>
    public void Put(IndexedArticle article)
    {
        StoryFeatures features = StoryFeatures.Of(article.Article);
        IndexedArticle placed = article with { Story = _stories.StoryOf(article.Article, features) };
        IReadOnlyList<Document> block = _documents.BlockOf(placed, features.Sketch);
        Change(writer => writer.UpdateDocuments(new Term(PassageSchema.ArticleId, article.Article.Id), block));
    }

    /// <inheritdoc/>
    public void Delete(string articleId)
    {
        Change(writer => writer.DeleteDocuments(new Term(PassageSchema.ArticleId, articleId)));
        _stories.Remove(articleId);
    }

    /// <inheritdoc/>
    public void PutFile(CorpusFile file) => Change(writer => writer.UpdateDocument(new Term(PassageSchema.Path, file.Path), FileNotes.DocumentOf(file)));

    /// <inheritdoc/>
    public void DeleteFile(string path) => Change(writer => writer.DeleteDocuments(new Term(PassageSchema.Path, path)));

    /// <inheritdoc/>
    public void Clear()
    {
        Change(static writer => writer.DeleteAll());
        _stories.Forget();
        _cleared = true;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        // Searches come first.
        if (_writer is not null) BackgroundThread.Run(CommitNow);
    }

    private void CommitNow()
    {
        Change(writer => writer.Commit(new Dictionary<string, string>
        {
            // What an older version wrote stays marked as such, whatever is added to it, until everything is written anew.
            [PassageSchema.SignatureKey] = _cleared || !NeedsRebuild ? _signature : CommittedSignature,
            [PassageSchema.TimeKey] = DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture),
        }));
        _cleared = false;
        _stories.Forget();
        Refresh();
    }

    /// <inheritdoc/>
    public bool Refresh()
    {
        lock (_gate)
        {
            IndexReader shown = _reader;
            if (EngineErrors.Translate(() => DirectoryReader.OpenIfChanged(shown)) is not { } fresh) return false;
            _reader = fresh;
            shown.Dispose();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _stories.Forget();
        if (_writer is { } writer)
        {
            lock (_opening)
            {
                writer.Rollback();
                _writer = null;
            }
        }
        _cleared = false;
    }

    /// <inheritdoc/>
    public void Backup(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new IOException($"'{path}' is not empty. Name a new or empty folder for the backup.");
        Directory.CreateDirectory(path);
        if (!CopyWithoutWriter(path, cancellationToken))
            CopyBesideWriter(path, cancellationToken);
        using var copy = new FileSystemDirectory(path);
        copy.Sync(copy.ListFiles());
        copy.SyncMetadata();
    }

    /// <inheritdoc/>
    public CheckReport Check(CancellationToken cancellationToken) => IndexCheck.Run(_directory, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        // What was not committed is forgotten: whoever wants it kept says so.
        Rollback();
        lock (_gate) _reader.Dispose();
        _directory.Dispose();
    }

    /// <summary>A reader that sees the changes since the last commit too.</summary>
    private IndexReader OpenUncommitted()
    {
        IndexReader? reader = null;
        Change(writer => reader = writer.OpenReader());
        return reader!;
    }

    /// <summary>Changes the index; a writer that cannot go on is closed, and the next change opens another one.</summary>
    private void Change(Action<IndexWriter> change)
    {
        IndexWriter writer = Writer();
        try
        {
            change(writer);
        }
        catch (Exception fault) when (writer.HasFailed)
        {
            Rollback();
            // What to do with a writer that failed before is no concern of whoever uses the index.
            throw new UncommittedChangesLostException(fault is WriterFailedException { InnerException: { } cause } ? cause : fault);
        }
    }

    /// <summary>Copies the last commit while the folder's lock keeps others from merging it away. The first change to arrive meanwhile waits.</summary>
    /// <returns>Whether it was done: false if a writer is open.</returns>
    private bool CopyWithoutWriter(string path, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            if (_writer is not null) return false;
            using IDisposable held = EngineErrors.Translate(_directory.ObtainWriteLock);
            Copy(_directory.ListFiles().Where(static f => f != "write.lock"), path, cancellationToken);
            return true;
        }
    }

    /// <summary>Copies the last commit, if there is one; the writer keeps its files in place whatever its merges make superfluous.</summary>
    private void CopyBesideWriter(string path, CancellationToken cancellationToken)
    {
        IndexSnapshot? snapshot;
        lock (_opening) snapshot = _writer is { HasCommit: true } writer ? writer.TakeSnapshot() : null;
        using (snapshot) Copy(snapshot?.Files ?? [], path, cancellationToken);
    }

    private void Copy(IEnumerable<string> files, string path, CancellationToken cancellationToken)
    {
        foreach (string file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Copy(Path.Combine(_directory.Location, file), Path.Combine(path, file));
        }
    }

    private IndexWriter Writer()
    {
        if (_writer is { } open) return open;
        lock (_opening) return _writer ??= OpenWriter();
    }

    private IndexWriter OpenWriter() => EngineErrors.Translate(
        () => new IndexWriter(_directory, new IndexWriterOptions
        {
            Analyzer = LanguageFields.ForFields,
            RamBufferMegabytes = _options.RamBufferMegabytes,
            // Every passage shown is read from the article it is in: a tenth of a search goes with blocks of 60 KB, for a fortieth of the index.
            StoredBlockBytes = 16 << 10,
            // Every segment costs a search some 40 microseconds. Half as many as usual spare it an eighth, for somewhat more merging.
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 5, FloorBytes = 8L << 20 },
        }));

    private IndexReader OpenReader() => EngineErrors.Translate(() => DirectoryReader.OpenOrEmpty(_directory));
}
