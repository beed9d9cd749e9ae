using System.Text;
using System.Text.Json;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Makes the query classes from the index's own words and from the query collections of the data folder.</summary>
internal sealed class QueryClasses
{
    private const int PerClass = 100;
    private readonly Random _random = new(20260101);
    private readonly List<(string Term, int DocFreq)> _terms = [];
    private readonly IndexReader _reader;
    private readonly string _data;

    /// <summary>Reads the dictionary of the field <c>text</c>; words that the analyzer would change are left out.</summary>
    public QueryClasses(IndexReader reader, string data)
    {
        _reader = reader;
        _data = data;
        Dictionary<string, int> docFreqs = new(StringComparer.Ordinal);
        foreach (SegmentReader segment in reader.Segments)
        {
            TermsCursor cursor = segment.Terms("text")!.OpenTerms();
            while (cursor.MoveNext())
            {
                string term = Encoding.UTF8.GetString(cursor.Term);
                if (IsStable(term))
                    docFreqs[term] = docFreqs.GetValueOrDefault(term) + cursor.Entry.DocFreq;
            }
        }
        _terms.AddRange(docFreqs.Select(static p => (p.Key, p.Value)).OrderBy(static t => t.Key, StringComparer.Ordinal));
    }

    /// <summary>All classes, in the order of the table.</summary>
    public IEnumerable<QueryClass> All()
    {
        yield return new("frequent term", 10, Make(() => Pick(0.08, 0.5)));
        yield return new("rare term", 2, Make(() => Pick(0.00003, 0.0005)));
        yield return new("OR of 2-3", 3.5, Make(() => Words(_random.Next(2, 4), 0.01, 0.1, " ")));
        yield return new("OR of 6-12", 8, Make(() => Words(_random.Next(6, 13), 0.002, 0.3, " ")));
        yield return new("questions", 8, [.. Questions().Take(3 * PerClass)]);
        yield return new("AND of 2-3", 3, Make(() => "+" + Words(_random.Next(2, 4), 0.01, 0.2, " +")));
        yield return new("phrase", 2, [.. Logs().Where(static q => q.StartsWith('"')).Take(3 * PerClass)]);
        yield return new("fuzzy", 1.5, Make(() => Pick(0.0003, 0.02, 5) + "~"));
        yield return new("prefix", 1.5, Make(() => Pick(0.0003, 0.02, 5)[..3] + "*"));
        yield return new("query log", 0, [.. Logs()]);
    }

    private static string[] Make(Func<string> make) => [.. Enumerable.Range(0, PerClass).Select(_ => make())];

    private string Words(int count, double from, double to, string between) => string.Join(between, Enumerable.Range(0, count).Select(_ => Pick(from, to)));

    /// <summary>A word that a given share of the documents has; shares are drawn evenly in their logarithm.</summary>
    private string Pick(double from, double to, int shortest = 3)
    {
        while (true)
        {
            double share = from * Math.Pow(to / from, _random.NextDouble());
            int wanted = (int)(share * _reader.MaxDoc);
            (string Term, int DocFreq)[] near = [.. _terms.Where(t => t.Term.Length >= shortest && Math.Abs(t.DocFreq - wanted) <= 1 + (wanted / 10))];
            if (near.Length > 0)
                return near[_random.Next(near.Length)].Term;
        }
    }

    private IEnumerable<string> Questions() => File.ReadLines(Path.Combine(_data, "squad-wiki-passages", "queries.tsv"))
        .Select(static line => Escape(line.Split('\t')[1]));

    private IEnumerable<string> Logs() => File.ReadLines(Path.Combine(_data, "query-logs", "search-benchmark-game.queries.txt"))
        .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()!);

    private static string Escape(string text) => string.Concat(text.Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '.' or ','));

    private static bool IsStable(string term)
    {
        return term.Length > 2 && term.All(static c => c is >= 'a' and <= 'z') && !term.EndsWith('e') && !term.EndsWith('s') && !term.EndsWith('i') && !term.EndsWith('y')
            && !term.EndsWith("ed", StringComparison.Ordinal) && !term.EndsWith("ing", StringComparison.Ordinal) && term is not ("and" or "not" or "the");
    }
}
