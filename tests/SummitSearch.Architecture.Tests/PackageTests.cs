using System.Diagnostics;
using System.IO.Compression;

namespace SummitSearch.Architecture.Tests;

/// <summary>What people get who embed the library: the packages, and the example on top of them.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Version = "0.0.1-packed";
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-packages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ExampleRunsOnThePackages()
    {
        string packages = Path.Combine(_folder, "packages"), example = Path.Combine(_folder, "example");
        foreach (string project in new[] { "SummitSearch.Lucene", "SummitSearch" })
        {
            DotNet(Repository.Root, "pack", $"src/{project}", "-c", Configuration, "--no-build", "-o", packages, $"-p:Version={Version}");
            AssertPackageIsComplete(packages, project);
        }
        CopyExample(example);
        // Packages of others come from the machine's folder; ours must not end up there, or the next run would find the old ones.
        string others = DotNet(_folder, "nuget", "locals", "global-packages", "-l").Split(": ", 2)[1].Trim();
        DotNet(example, "build", "-c", Configuration, "-o", Path.Combine(_folder, "out"), $"-p:SummitPackageFolder={packages}", $"-p:Version={Version}",
            $"-p:RestorePackagesPath={Path.Combine(_folder, "restored")}", $"-p:RestoreFallbackFolders={others}");
        string printed = DotNet(_folder, Path.Combine(_folder, "out", "SummitSearch.Example.dll"));
        Assert.Matches(@"^\d+\.\d{3} Allies agree on chips: The two countries will watch over semiconductor supply chains", printed);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/SummitSearch/README.md")]
    public void ReadmeShowsTheExampleAsItIsCompiled(string readme)
    {
        string[] compiled = [.. Repository.Read("tests/SummitSearch.Example/Program.cs").Split('\n').SkipWhile(static l => !l.StartsWith("await using", StringComparison.Ordinal)).Select(static l => l.TrimEnd())];
        Assert.Contains(string.Join('\n', compiled).TrimEnd(), Repository.Read(readme).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static void AssertPackageIsComplete(string folder, string project)
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(folder, $"{project}.{Version}.nupkg"));
        string[] names = [.. package.Entries.Select(static e => e.FullName)];
        Assert.Contains("README.md", names);
        Assert.Contains($"lib/net10.0/{project}.dll", names);
        Assert.Contains($"lib/net10.0/{project}.xml", names);
        using var nuspec = new StreamReader(package.GetEntry(project + ".nuspec")!.Open());
        string description = nuspec.ReadToEnd();
        Assert.Contains("<license type=\"expression\">Apache-2.0</license>", description, StringComparison.Ordinal);
        Assert.Equal(project != "SummitSearch.Lucene", description.Contains("<dependency ", StringComparison.Ordinal));
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(folder, $"{project}.{Version}.snupkg"));
        Assert.Contains(symbols.Entries, e => e.Name == project + ".pdb");
    }

    /// <summary>Outside the checkout, with no more than its settings and the versions of packages.</summary>
    private static void CopyExample(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in new[] { "Directory.Build.props", "Directory.Packages.props", "tests/SummitSearch.Example/SummitSearch.Example.csproj", "tests/SummitSearch.Example/Program.cs" })
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(folder, Path.GetFileName(file)));
    }

    private static string DotNet(string folder, params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', args)} ended with {process.ExitCode}:\n{output}{errors.Result}");
        return output;
    }
}
