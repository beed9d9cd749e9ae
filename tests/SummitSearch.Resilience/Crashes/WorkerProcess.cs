using System.Diagnostics;
using System.Threading.Channels;

namespace SummitSearch.Resilience.Crashes;

/// <summary>A process of this very assembly, started to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
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

    /// <summary>Waits until it has said so many lines more.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task HearAsync(int lines)
    {
        for (int i = 0; i < lines; i++)
            await HearAsync(static _ => true);
    }

    /// <summary>Waits until it says a line of a kind.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task HearAsync(Predicate<string> isMeant)
    {
        while (await _said.Reader.WaitToReadAsync())
        {
            if (_said.Reader.TryRead(out string? line) && isMeant(line))
                return;
        }
        throw new InvalidOperationException($"The worker ended before it was killed: {await _errors}");
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
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A short write to a pipe is atomic (POSIX), so a kill tears no line.
            _lines.Add(line);
            _said.Writer.TryWrite(line);
        }
        _said.Writer.Complete();
    }
}
