namespace SummitSearch.Cli.Tests;

/// <summary>A folder with a corpus and an index, and the tool run in it as a pipe would.</summary>
internal sealed class CliSession : IDisposable
{
    public CliSession()
    {
        Write("corpus/treaty.txt", "Treaty covers the Senkaku Islands\n\nArticle 5 of the security treaty covers the Senkaku Islands, the president said.");
        Write("corpus/moon.md", "---\ntitle: First on the Moon\nsource: Harbour Desk\ndate: 2024-04-11\n---\nA Japanese astronaut may become the first non-American on the Moon.");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("summit-cli-").FullName;

    public string Index => Path.Combine(Folder, "index");

    public string Corpus => Path.Combine(Folder, "corpus");

    public string Write(string name, string content)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs a command; <c>--index</c> is added.</summary>
    public Task<CliResult> RunAsync(params string[] args) => RunBareAsync([.. args, "--index", Index]);

    public static async Task<CliResult> RunBareAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int exitCode = await CommandLine.RunAsync(args, new Terminal(output, error, isInteractive: false));
        return new CliResult(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public async Task<CliSession> IndexedAsync()
    {
        CliResult result = await RunAsync("index", Corpus);
        Assert.Equal(0, result.ExitCode);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
