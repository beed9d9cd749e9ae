namespace SummitSearch.Server.Tests.Configuration;

public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("--SummitSearch:IndxPath", "SummitSearch:IndxPath", "IndexPath")]
    [InlineData("--SummitSearch:Limits:MaxPassages", "SummitSearch:Limits:MaxPassages", "MaxK")]
    [InlineData("--SummitSearch:Indexer:Debouncing", "SummitSearch:Indexer:Debouncing", "Debounce")]
    [InlineData("--SummitSearch:ApiKeys:0:Key", "SummitSearch:ApiKeys:0:Key", "Hash")]
    [InlineData("--SummitSearch:Passages:Words", "SummitSearch:Passages:Words", "TargetWords")]
    public void UnknownSetting_StopsTheStart_NamingItAndThoseThereAre(string argument, string path, string offered)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => ServerProgram.Build([argument, "1"]));
        Assert.Contains($"There is no setting {path}.", fault.Message, StringComparison.Ordinal);
        Assert.Contains(offered, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownSettings_AreTaken_WhateverTheirCase() =>
        await ServerProgram.Build(["--SummitSearch:Limits:MaxK", "50", "--SummitSearch:Passages:TargetWords", "80", "--summitsearch:indexer:enabled", "false"]).DisposeAsync();
}
