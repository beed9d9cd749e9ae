using SummitSearch.Synonyms;

namespace SummitSearch.Tests.Synonyms;

public sealed class SynonymSetTests
{
    [Fact]
    public void Parse_ReadsBothKindsOfRules()
    {
        SynonymSet set = SynonymSet.Parse(["\uFEFF# names", "", " U.S., US ,United States ", "PM => prime minister, premier"], "f");
        Assert.Equal(2, set.Rules.Count);
        Assert.Equal(["U.S.", "US", "United States"], set.Rules[0].From);
        Assert.Equal(set.Rules[0].From, set.Rules[0].To);
        Assert.Equal(["PM"], set.Rules[1].From);
        Assert.Equal(["prime minister", "premier"], set.Rules[1].To);
    }

    [Theory]
    [InlineData("alone")]
    [InlineData("a, , b")]
    [InlineData("a, b,")]
    [InlineData("=> b")]
    [InlineData("a =>")]
    [InlineData("a => b => c")]
    [InlineData("&, and")]
    public void Parse_RefusesABadLineByItsNumber(string line)
    {
        var fault = Assert.Throws<SynonymFileException>(() => SynonymSet.Parse(["a, b", "# fine", line], "names.txt"));
        Assert.Equal(("names.txt", 3), (fault.File, fault.Line));
        Assert.StartsWith("names.txt, line 3: ", fault.Message, StringComparison.Ordinal);
    }
}
