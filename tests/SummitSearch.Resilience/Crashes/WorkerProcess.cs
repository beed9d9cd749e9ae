using System.Diagnostics;

namespace SummitSearch.Resilience.Crashes;

/// <summary>A process of this very assembly, started to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly SemaphoreSlim _said = new(0);
    private readonly Task _reading;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">As the program takes them.</param>
    public WorkerProcess(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(WorkerProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = Task.Run(Read);
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Waits until it has said so many lines more, or ended.</summary>
    public async Task HearAsync(int lines)
    {
        for (int i = 0; i < lines; i++)
            await _said.WaitAsync();
    }

    /// <summary>Kills it with SIGKILL and returns everything that it had said until then.</summary>
    /// <exception cref="InvalidOperationException">It had ended by an error of its own.</exception>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        string errors = await _errors;
        return errors.Length == 0 ? _lines : throw new InvalidOperationException($"The worker failed before it was killed: {errors}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _said.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A short write to a pipe is atomic (POSIX), so a kill tears no line.
            _lines.Add(line);
            _said.Release();
        }
        _said.Release(int.MaxValue / 2);
    }
}
