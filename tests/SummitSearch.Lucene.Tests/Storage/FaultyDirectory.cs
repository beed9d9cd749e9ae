using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>A directory that fails at the n-th operation and from then on, as if the machine had lost power, and that knows what of it would be on the disk.</summary>
/// <remarks>
/// What was not synced is lost, kept or torn, by a seeded choice for each file: a disk may write what it was not asked to, in any order. Of the creations, renames
/// and deletions since the last <see cref="SyncMetadata"/>, any may be lost.
/// </remarks>
internal sealed class FaultyDirectory : IndexDirectory
{
    private readonly MemoryDirectory _now = new();
    private readonly Dictionary<string, byte[]> _synced = new(StringComparer.Ordinal);
    private readonly List<Action<Dictionary<string, string>>> _entriesSinceSync = [];
    private readonly Dictionary<string, string> _durableEntries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _inode;

    /// <summary>Number of the operation that fails, counted from 1; 0 for none.</summary>
    public int FailAt { get; set; }

    /// <summary>Operations so far.</summary>
    public int Operations { get; private set; }

    /// <summary>True once an operation failed.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc/>
    public override string Location => "faulty memory";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles() => _now.ListFiles();

    /// <inheritdoc/>
    public override long FileLength(string name) => _now.FileLength(name);

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        Step();
        _now.DeleteFile(name);
        Enter(entries => entries.Remove(name));
    }

    /// <inheritdoc/>
    public override void Rename(string from, string to)
    {
        Step();
        _now.Rename(from, to);
        Enter(entries =>
        {
            if (entries.Remove(from, out string? inode))
                entries[to] = inode;
        });
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            Step();
            lock (_gate)
            {
                string inode = _entries.TryGetValue(name, out string? found) ? found : throw new FileNotFoundException($"No file '{name}'.", name);
                _synced[inode] = _contents[inode];
            }
        }
    }

    /// <inheritdoc/>
    public override void SyncMetadata()
    {
        Step();
        lock (_gate)
        {
            _entriesSinceSync.ForEach(change => change(_durableEntries));
            _entriesSinceSync.Clear();
        }
    }

    /// <inheritdoc/>
    public override IDisposable ObtainWriteLock() => _now.ObtainWriteLock();

    /// <inheritdoc/>
    public override void Dispose() => _now.Dispose();

    /// <summary>Ends the failure, as when a full disk was cleared: the same files, and operations succeed again.</summary>
    public void Repair()
    {
        FailAt = 0;
        HasFailed = false;
    }

    /// <summary>What a restarted machine finds: everything synced, and of the rest whatever the seed decides.</summary>
    public MemoryDirectory AfterPowerCut(int seed)
    {
        Random random = new(seed);
        MemoryDirectory found = new();
        lock (_gate)
        {
            Dictionary<string, string> entries = new(_durableEntries, StringComparer.Ordinal);
            _entriesSinceSync.Where(_ => random.Next(2) == 0).ToList().ForEach(change => change(entries));
            foreach ((string name, string inode) in entries)
            {
                using IndexOutput output = found.CreateOutput(name);
                output.WriteBytes(_synced.TryGetValue(inode, out byte[]? synced) ? synced : Torn(_contents.GetValueOrDefault(inode) ?? [], random));
            }
        }
        return found;
    }

    /// <inheritdoc/>
    internal override IndexOutput CreateOutput(string name)
    {
        Step();
        IndexOutput target = _now.CreateOutput(name);
        string inode;
        lock (_gate)
        {
            inode = $"inode {_inode++}";
            _contents[inode] = [];
        }
        Enter(entries => entries[name] = inode);
        return new IndexOutput(name, new FaultyStream(this, target, inode));
    }

    /// <inheritdoc/>
    internal override MappedBytes OpenBytes(string name) => _now.OpenBytes(name);

    private static byte[] Torn(byte[] bytes, Random random)
    {
        byte[] torn = bytes[..random.Next(bytes.Length + 1)];
        if (torn.Length > 0 && random.Next(2) == 0)
            random.NextBytes(torn.AsSpan(random.Next(torn.Length)));
        return torn;
    }

    private void Step()
    {
        lock (_gate)
        {
            if (++Operations == FailAt)
                HasFailed = true;
            if (HasFailed)
                throw new IOException($"The power went at operation {FailAt}.");
        }
    }

    private void Enter(Action<Dictionary<string, string>> change)
    {
        lock (_gate)
        {
            change(_entries);
            _entriesSinceSync.Add(change);
        }
    }

    private sealed class FaultyStream(FaultyDirectory owner, IndexOutput target, string inode) : MemoryStream
    {
        private bool _closed;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (buffer.IsEmpty)
                return;
            owner.Step();
            base.Write(buffer);
            lock (owner._gate)
                owner._contents[inode] = ToArray();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_closed)
            {
                _closed = true;
                target.WriteBytes(ToArray());
                target.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
