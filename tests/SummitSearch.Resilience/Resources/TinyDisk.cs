using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Resilience.Resources;

/// <summary>A file system of a few megabytes in memory, mounted for a test: it can be full, grow, and become read-only. Needs Linux and the right to mount.</summary>
internal sealed class TinyDisk : IDisposable
{
    private static readonly Lazy<string?> Missing = new(FindWhatIsMissing);

    /// <summary>Mounts one.</summary>
    /// <param name="megabytes">Its size.</param>
    public TinyDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("summit-disk").FullName;
        Run("mount", "-t", "tmpfs", "-o", Size(megabytes), "tmpfs", Path);
    }

    /// <summary>Why there can be none here; null if there can.</summary>
    public static string? MissingReason => Missing.Value;

    /// <summary>Folder that it is mounted on.</summary>
    public string Path { get; }

    /// <summary>Makes it larger.</summary>
    public void Grow(int megabytes) => Run("mount", "-o", "remount," + Size(megabytes), Path);

    /// <summary>Forbids or allows writing. Forbidding fails while a file is open for writing, as that of a held lock is.</summary>
    public void AllowWriting(bool allowed) => Run("mount", "-o", allowed ? "remount,rw" : "remount,ro", Path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static string? FindWhatIsMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "Needs Linux, to mount a small file system.";
        try
        {
            using TinyDisk disk = new(1);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"Needs the right to mount a file system: {fault.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Trim()}");
    }
}
