using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>The twin keeps the contract, too.</summary>
public sealed class InMemoryPassageIndexTests : PassageIndexContract
{
    private protected override IPassageIndex Create() => new InMemoryPassageIndex();
}
