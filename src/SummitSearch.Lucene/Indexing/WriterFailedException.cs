namespace SummitSearch.Lucene.Indexing;

/// <summary>The writer met an error that it cannot go on after, such as a full disk. Dispose it and open a new one: the index is as of its last commit.</summary>
/// <param name="cause">The error.</param>
public sealed class WriterFailedException(Exception cause)
    : InvalidOperationException($"The index writer failed before ({cause.Message}) and takes no more changes. Dispose it and open a new one; the index is as of its last commit.", cause);
