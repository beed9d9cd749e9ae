namespace SummitSearch.Lucene.Storage;

/// <summary>A well-formed file of a codec or version that this engine does not read. Use a version that writes codec Lucene87, or rebuild the index.</summary>
public sealed class UnsupportedIndexFormatException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">Name of the file inside the index folder.</param>
    /// <param name="problem">What was found and what is supported.</param>
    public UnsupportedIndexFormatException(string fileName, string problem)
        : base($"{fileName}: {problem}")
    {
        FileName = fileName;
    }

    /// <summary>Name of the file inside the index folder.</summary>
    public string FileName { get; }
}
