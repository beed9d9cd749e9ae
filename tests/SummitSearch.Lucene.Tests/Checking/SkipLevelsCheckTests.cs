using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs.Postings;

namespace SummitSearch.Lucene.Tests.Checking;

public class SkipLevelsCheckTests
{
    [Fact]
    public void FindFault_LevelsThatAgree_IsNone() => Assert.Null(SkipLevelsCheck.FindFault([Lowest(), [Above()]]));

    [Fact]
    public void FindFault_OneLevel_IsNone() => Assert.Null(SkipLevelsCheck.FindFault([Lowest()]));

    [Fact]
    public void FindFault_ImpactsTooLow_NamesTheEntryBelow()
    {
        string? fault = SkipLevelsCheck.FindFault([Lowest(), [Above() with { Impacts = [(8, 3)] }]]);
        Assert.Contains("frequency 9", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void FindFault_NormTooHigh_IsFound() =>
        Assert.Contains("does not bound", SkipLevelsCheck.FindFault([Lowest(), [Above() with { Impacts = [(9, 4)] }]]), StringComparison.Ordinal);

    [Fact]
    public void FindFault_OtherDocument_IsFound() =>
        Assert.Contains("leads to document 1022", SkipLevelsCheck.FindFault([Lowest(), [Above() with { Point = new SkipPoint { LastDoc = 1022 } }]]), StringComparison.Ordinal);

    [Fact]
    public void FindFault_WrongChild_IsFound() =>
        Assert.Contains("offset 79", SkipLevelsCheck.FindFault([Lowest(), [Above() with { Child = 79 }]]), StringComparison.Ordinal);

    /// <summary>Eight blocks; the sixth has the highest frequency.</summary>
    private static List<SkipEntry> Lowest() =>
        [.. Enumerable.Range(1, 8).Select(static i => new SkipEntry(new SkipPoint { LastDoc = i * 128 - 1 }, [(i == 6 ? 9 : 2, 3)], i * 10, 0))];

    private static SkipEntry Above() => new(new SkipPoint { LastDoc = 1023 }, [(9, 3)], 12, 80);
}
