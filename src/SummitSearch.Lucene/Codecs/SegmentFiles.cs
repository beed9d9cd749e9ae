using SummitSearch.Lucene.Codecs.Compound;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>The open files of one segment, compound or not: each is mapped once, at its first use, and stays so until this object is disposed.</summary>
/// <remarks>Thread-safe. The inputs that it hands out must not be read after <see cref="Dispose"/>.</remarks>
internal sealed class SegmentFiles : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MappedBytes> _mapped = new(StringComparer.Ordinal);
    private readonly CompoundReader? _compound;
    private bool _disposed;

    /// <summary>Opens the compound file, if the segment has one; other files when they are asked for.</summary>
    public SegmentFiles(IndexDirectory directory, SegmentInfo info)
    {
        Directory = directory;
        Info = info;
        if (!info.IsCompound)
            return;
        try
        {
            IndexInput entries = Map(IndexFileNames.Segment(info.Name, "", CompoundReader.EntriesExtension));
            IndexInput data = Map(IndexFileNames.Segment(info.Name, "", CompoundReader.DataExtension));
            _compound = CompoundReader.Open(entries, data, info.Id);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the files are.</summary>
    public IndexDirectory Directory { get; }

    /// <summary>The segment.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Files inside the compound file, without the segment's name; empty without one.</summary>
    public IReadOnlyCollection<string> CompoundNames => _compound?.Names ?? [];

    /// <summary>Opens a file of the segment at its first byte; nothing of it is checked.</summary>
    /// <param name="suffix">Such as <c>Lucene84_0</c>, or empty.</param>
    /// <param name="extension">Such as <c>doc</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CorruptIndexException">The compound file does not hold it.</exception>
    public IndexInput Open(string suffix, string extension)
    {
        if (_compound is null)
            return Map(IndexFileNames.Segment(Info.Name, suffix, extension));
        string inside = IndexFileNames.Segment("", suffix, extension);
        return _compound.TryOpen(Info.Name, inside)
            ?? throw new CorruptIndexException(IndexFileNames.Segment(Info.Name, "", CompoundReader.EntriesExtension), -1, $"the compound file does not hold {Info.Name}{inside}.");
    }

    /// <summary>Opens a file of an update generation, which is never inside the compound file.</summary>
    public IndexInput OpenGeneration(string suffix, string extension) => Map(IndexFileNames.Segment(Info.Name, suffix, extension));

    /// <summary>Opens a data file: checks its header and the shape of its footer, and leaves the position behind the header.</summary>
    /// <exception cref="CorruptIndexException">Header or footer are wrong.</exception>
    /// <exception cref="UnsupportedIndexFormatException">The version is outside the range.</exception>
    public IndexInput OpenData(string suffix, string extension, string codec, int minVersion, int maxVersion, out int version) =>
        BeginData(Open(suffix, extension), codec, minVersion, maxVersion, suffix, out version);

    /// <summary>Opens a metadata file: checks its header and its whole checksum, and leaves the position behind the header.</summary>
    public IndexInput OpenMetadata(string suffix, string extension, string codec, int minVersion, int maxVersion, out int version)
    {
        IndexInput input = Open(suffix, extension);
        version = MetadataFile.Begin(input, codec, minVersion, maxVersion, Info.Id, suffix);
        return input;
    }

    /// <summary>Checks header and footer of a data file that is open.</summary>
    public IndexInput BeginData(IndexInput input, string codec, int minVersion, int maxVersion, string suffix, out int version)
    {
        CodecFile.CheckFooterStructure(input);
        input.Position = 0;
        version = CodecFile.ReadHeader(input, codec, minVersion, maxVersion, Info.Id, suffix);
        return input;
    }

    private IndexInput Map(string name)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_mapped.TryGetValue(name, out MappedBytes? bytes))
                _mapped.Add(name, bytes = Directory.OpenBytes(name));
            return new IndexInput(name, bytes);
        }
    }

    /// <summary>Unmaps everything. Idempotent.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (MappedBytes bytes in _mapped.Values)
                bytes.Dispose();
            _mapped.Clear();
        }
    }
}
