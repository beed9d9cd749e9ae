using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SummitSearch.Conformance.Oracle;

/// <summary>Runs the comparison oracle: small Java programs of ours around Apache Lucene (see <c>README.md</c> beside this file).</summary>
/// <remarks>
/// The sources are compiled once into a folder below the system's temporary one, named by their hash; several test
/// processes may race for it. Environment: <c>LUCENE_JARS</c>, <c>LUCENE_VERSION</c>, <c>ORACLE_CACHE</c>, <c>ORACLE_JAVA_OPTS</c>.
/// </remarks>
internal static class OracleProcess
{
    private static readonly string[] Modules =
    [
        "core", "analyzers-common", "queryparser", "queries", "sandbox", "highlighter", "memory", "suggest",
        "grouping", "join", "facet", "misc", "codecs", "backward-codecs",
    ];

    private static readonly Lazy<string?> Missing = new(FindWhatIsMissing);
    private static readonly Lazy<string> Classes = new(Compile);
    private static readonly ConcurrentBag<OracleServer> IdleServers = [];

    /// <summary>Why the oracle cannot run here, or null when it can.</summary>
    public static string? MissingReason => Missing.Value;

    /// <summary>The reason to skip a test: the same, but null on CI, where a missing oracle must fail.</summary>
    public static string? SkipReason =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? null : MissingReason;

    /// <summary>The folder that holds <c>src</c> and <c>tests</c>, found above the tests' binaries.</summary>
    public static string RepositoryFolder =>
        Path.GetFullPath(Path.Combine(SourceFolder() ?? throw new InvalidOperationException("The tests do not run inside the repository."), "..", "..", ".."));

    /// <summary>Carries out a sub-command and returns its standard output. One of a few processes does it that stay for the next call.</summary>
    /// <exception cref="InvalidOperationException">Exit code other than 0; the message holds the error output.</exception>
    public static string Run(IReadOnlyList<string> arguments, string? standardInput = null) => OutputOf(TryRun(arguments, standardInput), arguments);

    /// <summary>The same in a process of its own, for who measures it or wants another order of hash tables.</summary>
    /// <exception cref="InvalidOperationException">Exit code other than 0; the message holds the error output.</exception>
    public static string RunAlone(IReadOnlyList<string> arguments, string? standardInput = null) =>
        OutputOf(Start("java", CommandLine(arguments), standardInput), arguments);

    /// <summary>Carries out a sub-command, whatever its exit code (1 is a problem found by <c>check</c> or <c>selftest</c>).</summary>
    public static OracleResult TryRun(IReadOnlyList<string> arguments, string? standardInput = null)
    {
        if (!IdleServers.TryTake(out OracleServer? server))
            server = new OracleServer(new ProcessStartInfo("java", ["-ea:org.apache.lucene...", .. CommandLine(["serve"])]));
        OracleResult result = server.Call(arguments, standardInput);
        IdleServers.Add(server);
        return result;
    }

    private static string OutputOf(OracleResult result, IReadOnlyList<string> arguments) => result.ExitCode == 0
        ? result.Output
        : throw new InvalidOperationException($"oracle {string.Join(' ', arguments)}: exit code {result.ExitCode}\n{result.Error}\n{result.Output}");

    private static List<string> CommandLine(IReadOnlyList<string> arguments)
    {
        if (MissingReason is { } reason) throw new InvalidOperationException(reason);
        List<string> all = ["-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"];
        all.AddRange((Environment.GetEnvironmentVariable("ORACLE_JAVA_OPTS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        all.AddRange(["-cp", Classes.Value + Path.PathSeparator + ClassPath(), "summit.oracle.Oracle", .. arguments]);
        return all;
    }

    private static OracleResult Start(string program, IEnumerable<string> arguments, string? standardInput)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (standardInput is not null) process.StandardInput.Write(standardInput);
        process.StandardInput.Close();
        process.WaitForExit();
        return new OracleResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static string Compile()
    {
        string[] sources = Directory.GetFiles(Path.Combine(SourceFolder()!, "src"), "*.java", SearchOption.AllDirectories);
        Array.Sort(sources, StringComparer.Ordinal);
        string cache = Environment.GetEnvironmentVariable("ORACLE_CACHE") ?? Path.Combine(Path.GetTempPath(), "summit-oracle");
        string classes = Path.Combine(cache, "net-" + HashOf(sources));
        if (Directory.Exists(classes)) return classes;
        string temporary = classes + "." + Environment.ProcessId;
        Directory.CreateDirectory(temporary);
        OracleResult result = Start("javac", ["-encoding", "UTF-8", "-nowarn", "-proc:none", "-cp", ClassPath(), "-d", temporary, .. sources], null);
        if (result.ExitCode != 0) throw new InvalidOperationException("The oracle does not compile:\n" + result.Error);
        try
        {
            Directory.Move(temporary, classes);
        }
        catch (IOException) when (Directory.Exists(classes))
        {
            Directory.Delete(temporary, recursive: true); // another process was quicker
        }

        return classes;
    }

    private static string HashOf(string[] sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string source in sources) hash.AppendData(File.ReadAllBytes(source));
        hash.AppendData(Encoding.UTF8.GetBytes(ClassPath()));
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string? FindWhatIsMissing()
    {
        if (SourceFolder() is null) return "The oracle's sources are not above the test's folder.";
        if (!OnPath("java") || !OnPath("javac")) return "No Java: install default-jdk-headless.";
        string? jar = ClassPath().Split(Path.PathSeparator).FirstOrDefault(path => !File.Exists(path));
        return jar is null ? null : $"{Path.GetFileName(jar)} is missing: install liblucene8-java.";
    }

    private static bool OnPath(string program)
    {
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program + suffix)));
    }

    private static string ClassPath()
    {
        string folder = Environment.GetEnvironmentVariable("LUCENE_JARS") ?? "/usr/share/java";
        string version = Environment.GetEnvironmentVariable("LUCENE_VERSION") ?? "8.7.0";
        return string.Join(Path.PathSeparator, Modules.Select(module => Path.Combine(folder, $"lucene-{module}-{version}.jar")));
    }

    private static string? SourceFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "SummitSearch.Conformance", "Oracle");
            if (Directory.Exists(Path.Combine(candidate, "src"))) return candidate;
        }

        return null;
    }
}
