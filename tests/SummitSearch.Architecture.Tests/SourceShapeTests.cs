namespace SummitSearch.Architecture.Tests;

/// <summary>Rules on the shape of source files.</summary>
public sealed class SourceShapeTests
{
    private const int LineLimit = 600;

    [Fact]
    public void NoFileIsLongerThanTheLimit()
    {
        string[] tooLong = [.. Sources().Select(static f => (File: f, Lines: Repository.Read(f).AsSpan().Count('\n')))
            .Where(static f => f.Lines > LineLimit).Select(static f => $"{f.File}: {f.Lines} lines, at most {LineLimit} are allowed")];
        Assert.True(tooLong.Length == 0, string.Join('\n', tooLong));
    }

    [Fact]
    public void NamespaceEqualsFolder()
    {
        string[] wrong = [.. Repository.Files("src", "*.cs").Where(static f => !f.EndsWith("/Program.cs", StringComparison.Ordinal)).Where(static f =>
        {
            string expected = string.Join('.', f.Split('/')[1..^1]);
            return !Repository.Read(f).Contains($"namespace {expected};", StringComparison.Ordinal);
        })];
        Assert.True(wrong.Length == 0, "Namespace differs from the folder in:\n" + string.Join('\n', wrong));
    }

    private static IEnumerable<string> Sources() =>
        Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).Where(static f => !f.EndsWith(".Generated.cs", StringComparison.Ordinal));
}
