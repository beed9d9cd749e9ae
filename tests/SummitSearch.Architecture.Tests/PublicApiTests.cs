using System.Reflection;

namespace SummitSearch.Architecture.Tests;

/// <summary>The public surface changes only on purpose: it is held by approval files. <c>SUMMIT_APPROVE_API=1</c> rewrites them.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("SummitSearch.Lucene")]
    [InlineData("SummitSearch")]
    public void PublicSurfaceIsTheApprovedOne(string assembly)
    {
        string path = Path.Combine(Repository.Root, "tests", "SummitSearch.Architecture.Tests", "PublicApi", assembly + ".txt");
        string actual = string.Join('\n', PublicSurface.Describe(Assembly.Load(assembly))) + "\n";
        if (Environment.GetEnvironmentVariable("SUMMIT_APPROVE_API") == "1")
            File.WriteAllText(path, actual);
        string approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        string[] added = [.. actual.Split('\n').Except(approved.Split('\n'))];
        string[] removed = [.. approved.Split('\n').Except(actual.Split('\n'))];
        Assert.True(added.Length + removed.Length == 0, $"The public API of {assembly} changed. If that is meant, run this test with SUMMIT_APPROVE_API=1 and commit.\nadded:\n{string.Join('\n', added)}\nremoved:\n{string.Join('\n', removed)}");
    }
}
