using System.Text;
using System.Text.Json;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Makes the query classes from an index's own words and passages and from the query collections; the same for the same documents, however they lie in segments.</summary>
/// <remarks>All are in the classic syntax, of plain words without stop words, and mean the same to other engines with the English analyzer.</remarks>
internal sealed class QueryClasses
{
    private const int PerClass = 200;
    private const int MaxLogged = 400;
    private readonly Random _random = new(20260101);
    private readonly (string Term, int DocFreq)[] _terms;
    private readonly Dictionary<string, int> _docFreqs = new(StringComparer.Ordinal);
    private readonly IndexReader _reader;
    private readonly string _data;

    /// <summary>Reads the dictionary of the field <c>text</c>; words that the analyzer would change are left out.</summary>
    /// <param name="reader">An index whose field <c>text</c> is stored.</param>
    /// <param name="data">The folder of the collections.</param>
    public QueryClasses(IndexReader reader, string data)
    {
        _reader = reader;
        _data = data;
        foreach (SegmentReader segment in reader.Segments)
        {
            TermsCursor cursor = segment.Terms("text")!.OpenTerms();
            while (cursor.MoveNext())
            {
                string term = Encoding.UTF8.GetString(cursor.Term);
                if (IsStable(term))
                    _docFreqs[term] = _docFreqs.GetValueOrDefault(term) + cursor.Entry.DocFreq;
            }
        }
        _terms = [.. _docFreqs.Select(static p => (p.Key, p.Value)).OrderBy(static t => t.Value).ThenBy(static t => t.Key, StringComparer.Ordinal)];
    }

    /// <summary>All classes, in the order of the table.</summary>
    public IEnumerable<QueryClass> All()
    {
        yield return new("frequent term", 10, 25, 0, Make(() => Pick(0.08, 0.5)));
        yield return new("rare term", 2, 4, 0, Make(() => Pick(0.00003, 0.0005)));
        yield return new("OR of 2-3", 3.5, 6, 2, Make(() => Words(_random.Next(2, 4), 0.01, 0.1, " ")));
        yield return new("OR of 6-12", 8, 18, 2, Make(() => Words(_random.Next(6, 13), 0.002, 0.3, " ")));
        yield return new("questions", 8, 18, 2, [.. Questions().Take(MaxLogged)]);
        yield return new("AND of 2-3", 3, 5, 1.5, Make(() => "+" + Words(_random.Next(2, 4), 0.01, 0.2, " +")));
        yield return new("phrase", 2, 3, 1.5, Make(Phrase));
        yield return new("fuzzy", 1.5, 3, 0, Make(() => Pick(0.0003, 0.02, 5) + "~"));
        yield return new("prefix", 1.5, 3, 0, Make(() => Pick(0.0003, 0.02, 5)[..3] + "*"));
        yield return new("query log", 0, 0, 0, [.. Logged()]);
        yield return new("phrases of the log", 0, 0, 0, [.. Logged().Where(static q => q.StartsWith('"'))]);
    }

    private static string[] Make(Func<string> make) => [.. Enumerable.Range(0, PerClass).Select(_ => make())];

    private string Words(int count, double from, double to, string between) => string.Join(between, Enumerable.Range(0, count).Select(_ => Pick(from, to)));

    /// <summary>A word that a given share of the documents has; shares are drawn evenly in their logarithm.</summary>
    private string Pick(double from, double to, int shortest = 3)
    {
        while (true)
        {
            int wanted = (int)(from * Math.Pow(to / from, _random.NextDouble()) * _reader.MaxDoc);
            int low = FirstAtLeast(wanted - 1 - (wanted / 10));
            int high = FirstAtLeast(wanted + 2 + (wanted / 10));
            string term = low < high ? _terms[_random.Next(low, high)].Term : "";
            if (term.Length >= shortest)
                return term;
        }
    }

    private int FirstAtLeast(int docFreq)
    {
        int at = Array.BinarySearch(_terms, ("", docFreq), Comparer<(string Term, int DocFreq)>.Create(static (a, b) => a.DocFreq < b.DocFreq ? -1 : 1));
        return at < 0 ? ~at : at;
    }

    /// <summary>Two or three neighbouring words of some passage, each in at most a tenth of the documents: what people put in quotes is rarely "all you".</summary>
    private string Phrase()
    {
        while (true)
        {
            int docId = _random.Next(_reader.MaxDoc);
            string? text = _reader.Document(docId).GetString("text");
            string[] words = (text ?? "").Split(' ');
            int length = _random.Next(2, 4);
            int start = _random.Next(Math.Max(1, words.Length - length));
            if (words.Skip(start).Take(length).ToArray() is var phrase && phrase.Length == length && Array.TrueForAll(phrase, w => _docFreqs.GetValueOrDefault(w, int.MaxValue) <= _reader.MaxDoc / 10))
                return $"\"{string.Join(' ', phrase)}\"";
        }
    }

    private IEnumerable<string> Questions() => File.ReadLines(Path.Combine(_data, "squad-wiki-passages", "queries.tsv"))
        .Select(static line => string.Concat(line.Split('\t')[1].Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '.' or ',')));

    private IEnumerable<string> Logged() => File.ReadLines(Path.Combine(_data, "query-logs", "search-benchmark-game.queries.txt"))
        .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()!);

    private static bool IsStable(string term)
    {
        return term.Length > 2 && term.All(static c => c is >= 'a' and <= 'z') && !term.EndsWith('e') && !term.EndsWith('s') && !term.EndsWith('i') && !term.EndsWith('y')
            && !term.EndsWith("ed", StringComparison.Ordinal) && !term.EndsWith("ing", StringComparison.Ordinal) && term is not ("and" or "not" or "the" or "for" or "with" or "that" or "but" or "then" or "into");
    }
}
