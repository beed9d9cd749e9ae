namespace SummitSearch.Cli.Commands;

/// <summary>Queries in a file: an id, a tab, the query.</summary>
internal static class QueryFile
{
    /// <summary>Reads the queries in order; empty lines are left out.</summary>
    /// <exception cref="CommandFailedException">A line has no tab.</exception>
    public static IEnumerable<(string Id, string Text)> Read(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0) continue;
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 1) throw new CommandFailedException(ExitCode.CouldNotRun, $"{path}:{number}: a line must be an id, a tab and a query.");
            yield return (line[..tab], line[(tab + 1)..]);
        }
    }
}
