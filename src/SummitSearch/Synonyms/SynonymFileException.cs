namespace SummitSearch.Synonyms;

/// <summary>A synonym file that cannot be used. The message names the file, the line and what to do.</summary>
public sealed class SynonymFileException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">Number of the line, from 1; 0 for the file as a whole.</param>
    /// <param name="reason">What is wrong, and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public SynonymFileException(string file, int line, string reason, Exception? inner = null)
        : base(line == 0 ? $"{file}: {reason}" : $"{file}, line {line}: {reason}", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Number of the line, from 1; 0 for the file as a whole.</summary>
    public int Line { get; }
}
