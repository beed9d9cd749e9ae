using SummitSearch.Articles;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary>Prints every refused article as it is met: to the error stream, and to a file if there is one.</summary>
internal sealed class RefusalPrinter(Terminal terminal, TextWriter? file) : IProgress<SyncProgress>
{
    /// <inheritdoc/>
    public void Report(SyncProgress value)
    {
        if (value.Refusal is not { } refusal) return;
        terminal.Error.WriteLine($"refused {Describe(refusal)}");
        file?.WriteLine(Describe(refusal));
    }

    private static string Describe(ArticleRefusal refusal) => refusal.ToString().ReplaceLineEndings(" ");
}
