using System.Diagnostics;

namespace SummitSearch.Cli.Tests.Killing;

/// <summary>The tool in a process of its own, so that it can be killed.</summary>
internal static class SummitProcess
{
    /// <summary>Runs a command to its end, or kills it (SIGKILL on Unix: nothing of it gets to tidy up) as soon as a line of its error stream holds a text.</summary>
    /// <returns>True if it was killed before it ended by itself.</returns>
    public static async Task<bool> RunUntilAsync(string? killAt, params string[] args)
    {
        string tool = typeof(CommandLine).Assembly.Location;
        var info = new ProcessStartInfo("dotnet", [tool, .. args]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(info) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        bool killed = false;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (killed || killAt is null || !line.Contains(killAt, StringComparison.Ordinal)) continue;
            process.Kill(entireProcessTree: true);
            killed = true;
        }
        await process.WaitForExitAsync();
        return killed && process.ExitCode != ExitCode.Done && process.ExitCode != ExitCode.Faults;
    }
}
