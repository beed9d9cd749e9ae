using System.Globalization;

namespace SummitSearch.Evaluation;

/// <summary>Reads and writes runs in TREC's format.</summary>
/// <remarks>Stateless; the caller owns the readers and writers.</remarks>
public static class TrecRun
{
    /// <summary>The lines of a run, read as they are asked for; blank lines are left out.</summary>
    /// <param name="lines">The text.</param>
    /// <exception cref="FormatException">A line has fewer than six fields, or a rank or score is no number; names the line.</exception>
    public static IEnumerable<RunEntry> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return ReadLines(lines);
    }

    /// <summary>Writes one line an entry, scores so that they are read back as the same number.</summary>
    /// <param name="lines">Gets the text.</param>
    /// <param name="entries">The run.</param>
    public static void Write(TextWriter lines, IEnumerable<RunEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (RunEntry entry in entries) Write(lines, entry);
    }

    /// <summary>Writes one line.</summary>
    /// <param name="lines">Gets the text.</param>
    /// <param name="entry">The entry.</param>
    public static void Write(TextWriter lines, RunEntry entry)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(entry);
        lines.Write(string.Create(CultureInfo.InvariantCulture, $"{TrecIds.Encode(entry.QueryId)} Q0 {TrecIds.Encode(entry.DocumentId)} {entry.Rank} {entry.Score:R} {TrecIds.Encode(entry.Tag)}\n"));
    }

    private static IEnumerable<RunEntry> ReadLines(TextReader lines)
    {
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0) continue;
            if (fields.Length < 6) throw new FormatException($"Line {number} of the run has {fields.Length} fields, expected 'qid Q0 docid rank score tag'.");
            bool isRank = int.TryParse(fields[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out int rank);
            bool isScore = double.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out double score) && !double.IsNaN(score);
            if (!isRank || !isScore) throw new FormatException($"Line {number} of the run: '{(isRank ? fields[4] : fields[3])}' is not a number.");
            yield return new RunEntry(fields[0], fields[2], rank, score, fields[5]);
        }
    }
}
