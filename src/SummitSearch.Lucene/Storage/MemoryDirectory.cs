namespace SummitSearch.Lucene.Storage;

/// <summary>An index directory in memory, for tests and small throw-away indexes. Nothing survives the process.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryDirectory : IndexDirectory
{
    private readonly Dictionary<string, (byte[] Bytes, int Length)> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _locked;

    /// <inheritdoc/>
    public override string Location => "memory";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles()
    {
        lock (_gate)
            return [.. _files.Keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        lock (_gate)
        {
            if (!_files.Remove(name))
                throw new FileNotFoundException($"No file '{name}' in memory.", name);
        }
    }

    /// <inheritdoc/>
    public override void Rename(string from, string to)
    {
        lock (_gate)
        {
            if (_files.ContainsKey(to))
                throw new IOException($"Cannot rename '{from}': '{to}' exists.");
            if (!_files.Remove(from, out (byte[] Bytes, int Length) file))
                throw new FileNotFoundException($"No file '{from}' in memory.", from);
            _files[to] = file;
        }
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
            Find(name);
    }

    /// <inheritdoc/>
    public override void SyncMetadata()
    {
        // Memory has no cache below it.
    }

    /// <inheritdoc/>
    public override IDisposable ObtainWriteLock()
    {
        lock (_gate)
        {
            if (_locked)
                throw new IndexLockedException("This index in memory is already open for writing. Dispose the other writer first.");
            _locked = true;
        }
        return new LockRelease(this);
    }

    /// <inheritdoc/>
    internal override IndexOutput CreateOutput(string name)
    {
        lock (_gate)
        {
            if (!_files.TryAdd(name, ([], 0)))
                throw new IOException($"Cannot create '{name}': it exists.");
        }
        return new IndexOutput(name, new FileStreamInMemory(this, name));
    }

    /// <inheritdoc/>
    internal override MappedBytes OpenBytes(string name)
    {
        (byte[] bytes, int length) = Find(name);
        return MappedBytes.OverPinned(bytes, length);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The garbage collector takes it all.
    }

    private (byte[] Bytes, int Length) Find(string name)
    {
        lock (_gate)
            return _files.TryGetValue(name, out (byte[], int) file) ? file : throw new FileNotFoundException($"No file '{name}' in memory.", name);
    }

    private void Store(string name, ReadOnlySpan<byte> bytes)
    {
        byte[] pinned = GC.AllocateUninitializedArray<byte>(Math.Max(1, bytes.Length), pinned: true);
        bytes.CopyTo(pinned);
        lock (_gate)
        {
            if (_files.ContainsKey(name))
                _files[name] = (pinned, bytes.Length);
        }
    }

    private sealed class FileStreamInMemory(MemoryDirectory owner, string name) : MemoryStream
    {
        private bool _stored;

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_stored)
            {
                _stored = true;
                owner.Store(name, GetBuffer().AsSpan(0, (int)Length));
            }
            base.Dispose(disposing);
        }
    }

    private sealed class LockRelease(MemoryDirectory owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._gate)
                owner._locked = false;
        }
    }
}
