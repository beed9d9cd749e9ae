using System.Collections.Frozen;
using System.Globalization;

namespace SummitSearch.Evaluation;

/// <summary>Which documents answer which query, and how well ("qrels").</summary>
/// <remarks>Immutable and safe from any thread. A grade of 1 or more is relevant; what is not judged counts as not relevant.</remarks>
public sealed class RelevanceJudgements
{
    private static readonly FrozenDictionary<string, int> Nothing = FrozenDictionary<string, int>.Empty;

    private readonly Dictionary<string, Dictionary<string, int>> _grades;

    private RelevanceJudgements(Dictionary<string, Dictionary<string, int>> grades) => _grades = grades;

    /// <summary>The judged queries, in the order of the file.</summary>
    public IReadOnlyCollection<string> QueryIds => _grades.Keys;

    /// <summary>Grade by document id; empty for a query that is not judged.</summary>
    /// <param name="queryId">The query.</param>
    public IReadOnlyDictionary<string, int> GradesOf(string queryId) => _grades.TryGetValue(queryId, out Dictionary<string, int>? grades) ? grades : Nothing;

    /// <summary>Reads TREC's four columns (<c>qid 0 docid grade</c>) or three columns separated by tabs (<c>qid docid grade</c>).</summary>
    /// <param name="lines">The text; a first line of column names is left out.</param>
    /// <exception cref="FormatException">A line has another shape, or judges a document twice with different grades; names the line.</exception>
    public static RelevanceJudgements Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var all = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            (string queryId, string documentId, string gradeText) = Fields(line, number);
            if (!int.TryParse(gradeText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int grade))
            {
                if (number == 1) continue;
                throw new FormatException($"Line {number} of the judgements: '{gradeText}' is not a grade.");
            }
            if (!all.TryGetValue(queryId, out Dictionary<string, int>? grades)) all[queryId] = grades = new Dictionary<string, int>(StringComparer.Ordinal);
            if (!grades.TryAdd(documentId, grade) && grades[documentId] != grade)
                throw new FormatException($"Line {number} of the judgements grades '{documentId}' for query '{queryId}' a second time, and differently.");
        }
        return new RelevanceJudgements(all);
    }

    private static (string QueryId, string DocumentId, string Grade) Fields(string line, int number)
    {
        string[] fields = line.Split('\t');
        if (fields.Length == 3) return (TrecIds.Encode(fields[0].Trim()), TrecIds.Encode(fields[1].Trim()), fields[2].Trim());
        fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            4 => (fields[0], fields[2], fields[3]),
            3 => (fields[0], fields[1], fields[2]),
            _ => throw new FormatException($"Line {number} of the judgements has {fields.Length} fields, expected 'qid 0 docid grade' or 'qid docid grade'."),
        };
    }
}
