namespace SummitSearch.Synonyms;

/// <summary>Follows a synonym file: the rules as of its last good state.</summary>
/// <remarks>Thread-safe. Looks at the file's time and length at most once a second, when somebody asks for the rules.</remarks>
internal sealed class SynonymFile
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private (DateTime Time, long Length) _seen;
    private long _lookedAt;
    private SynonymSet _set;
    private string? _fault;

    /// <summary>Reads the file.</summary>
    /// <exception cref="SynonymFileException">It cannot be read, or a line of it is no rule.</exception>
    public SynonymFile(string path, TimeProvider clock)
    {
        _path = path;
        _clock = clock;
        _lookedAt = clock.GetTimestamp();
        _seen = Look();
        _set = Read();
    }

    /// <summary>The rules and what became of the file.</summary>
    public SynonymStatus Status
    {
        get
        {
            SynonymSet current = Current();
            lock (_gate) return new SynonymStatus(_path, current.Rules.Count, _fault);
        }
    }

    /// <summary>The rules as of now.</summary>
    public SynonymSet Current()
    {
        if (_clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= BetweenLooks) ReadAgainIfChanged();
        return Volatile.Read(ref _set);
    }

    /// <summary>Another number after every change of the file.</summary>
    public long Stamp
    {
        get
        {
            Current();
            lock (_gate) return _seen.Time.Ticks + _seen.Length;
        }
    }

    private void ReadAgainIfChanged()
    {
        lock (_gate)
        {
            Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
            (DateTime, long) now = Look();
            if (now == _seen) return;
            _seen = now;
            try
            {
                Volatile.Write(ref _set, Read());
                _fault = null;
            }
            catch (SynonymFileException fault)
            {
                _fault = fault.Message;
            }
        }
    }

    private (DateTime Time, long Length) Look()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private SynonymSet Read()
    {
        try
        {
            return SynonymSet.Parse(File.ReadLines(_path), _path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SynonymFileException(_path, 0, $"the file of synonyms cannot be read. {fault.Message}", fault);
        }
    }
}
