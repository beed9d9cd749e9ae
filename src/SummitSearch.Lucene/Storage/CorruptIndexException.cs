namespace SummitSearch.Lucene.Storage;

/// <summary>Bytes of an index that cannot be what a Lucene writer wrote: damaged, truncated or foreign. Restore a backup or rebuild the index.</summary>
public sealed class CorruptIndexException : IOException
{
    /// <summary>Creates the error from its parts; the message names file and offset.</summary>
    /// <param name="fileName">Name of the file inside the index folder.</param>
    /// <param name="offset">Byte offset of the fault inside that file, or -1 where none applies.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The cause, if another exception led here.</param>
    public CorruptIndexException(string fileName, long offset, string problem, Exception? inner = null)
        : base(offset < 0 ? $"{fileName}: {problem}" : $"{fileName}, byte {offset}: {problem}", inner)
    {
        FileName = fileName;
        Offset = offset;
    }

    /// <summary>Name of the damaged file inside the index folder.</summary>
    public string FileName { get; }

    /// <summary>Byte offset of the fault inside the file, or -1 where none applies.</summary>
    public long Offset { get; }
}
