using Spectre.Console;

namespace SummitSearch.Cli;

/// <summary>Where a command writes to.</summary>
internal sealed class Terminal
{
    /// <summary>Writes to any two writers; for tests and pipes.</summary>
    public Terminal(TextWriter output, TextWriter error, bool isInteractive)
    {
        Output = output;
        Error = error;
        IsInteractive = isInteractive;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    /// <summary>Plain text for programs.</summary>
    public TextWriter Output { get; }

    /// <summary>Errors, one sentence each.</summary>
    public TextWriter Error { get; }

    /// <summary>True if a person looks at it; false in a pipe.</summary>
    public bool IsInteractive { get; }

    /// <summary>Text with colours, on <see cref="Output"/>.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>The console of this process.</summary>
    public static Terminal OfProcess() => new(System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected);
}
