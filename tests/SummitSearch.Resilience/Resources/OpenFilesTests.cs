namespace SummitSearch.Resilience.Resources;

/// <summary>The process has no file handles left.</summary>
public sealed class OpenFilesTests
{
    private const int Handles = 250;

    [UnixFact]
    public async Task Handles_Exhausted_SearchesGoOnTheRestSaysSoAndRecovers()
    {
        using Lucene.Tests.Storage.TemporaryFolder folder = new();
        string index = Path.Combine(folder.Path, "index");
        await using (Summit summit = await Archive.OpenAsync(index))
            await summit.AddAsync(0, 3);

        string[] said = Probe.RunExhausted(index, Handles);

        Assert.Equal("before 4", said[0]);
        Assert.Matches("^search [1-9]", said[1]);
        Assert.Matches("^read IOException.*Too many open files", said[2]);
        Assert.Matches("^write .*Exception.*Too many open files", said[3]);
        Assert.Equal([said[1], "read 4", "write 5"], said[4..]);
        await Archive.AssertHoldsAsync(index, 5);
    }
}
