using SummitSearch.Backends;
using SummitSearch.Querying;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests.Backends;

/// <summary>The embedded engine keeps the contract.</summary>
public sealed class LucenePassageIndexTests : PassageIndexContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-index-").FullName;

    private protected override IPassageIndex Create() => new LucenePassageIndex(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
