using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>The directory in memory.</summary>
public sealed class MemoryDirectoryTests : IndexDirectoryContract
{
    /// <inheritdoc/>
    protected override IndexDirectory Create() => new MemoryDirectory();
}
