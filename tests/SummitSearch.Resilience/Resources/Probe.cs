using System.Diagnostics;

namespace SummitSearch.Resilience.Resources;

/// <summary>Runs a <see cref="ProbeWorker"/> under other conditions than the tests' own.</summary>
internal static class Probe
{
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    /// <summary>Runs it as a user whom permissions bind: root's are not looked at.</summary>
    public static string[] RunUnprivileged(string folder) => Run([.. Environment.IsPrivilegedProcess ? AsNobody : [], "dotnet", Program, "probe", folder]);

    /// <summary>Runs it with so many handles at most, all of which it takes.</summary>
    public static string[] RunExhausted(string folder, int handles) => Run(["sh", "-c", $"ulimit -n {handles}; exec dotnet \"$0\" exhaust \"$1\"", Program, folder]);

    private static string Program => typeof(Probe).Assembly.Location;

    private static string[] Run(string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A user without a home.
        start.Environment["DOTNET_CLI_HOME"] = Path.GetTempPath();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{output}\n{errors.GetAwaiter().GetResult()}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
