using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Tests.Backends;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>How many of the words that a typo makes unknown spelling repair restores, and what that costs: one row of a table for each collection.</summary>
/// <remarks>Only of queries whose words are all known without the typo, so that there is one word to restore and it can be.</remarks>
internal static class RestoredWords
{
    private const int Rounds = 5;
    private static readonly ExactAnalyzer Exact = new();

    /// <summary>Prints the head of the table.</summary>
    public static void PrintHead() => Console.WriteLine("| collection | words made unknown | restored | processor time of a repair, mean, us |\n|---|---|---|---|");

    /// <summary>Prints the row of a collection.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="index">Folder of its index.</param>
    /// <param name="queries">Queries without typos.</param>
    /// <param name="seed">Of the typos.</param>
    /// <param name="losses">Whether to print what is not restored.</param>
    public static void Measure(string name, string index, IReadOnlyList<string> queries, int seed, bool losses)
    {
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        IReadOnlyList<IndexedLanguage> languages = IndexedLanguage.Of(reader);
        var searcher = new IndexSearcher(reader);
        TypoMaker typos = new(seed);
        int unknown = 0, restored = 0;
        TimeSpan spent = TimeSpan.Zero;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string query in queries)
            {
                if (typos.Misspell(query) is not { } misspelled || !AreKnown(reader, query) || AreKnown(reader, misspelled)) continue;
                unknown++;
                TimeSpan before = Environment.CpuUsage.TotalTime;
                SpellingCorrection? correction = new SpellingRepair(searcher.ForOneQuery()).Repair(misspelled, SimpleQueryReader.Read(misspelled), languages);
                spent += Environment.CpuUsage.TotalTime - before;
                if (correction is not null && WordsOf(correction.Query).SequenceEqual(WordsOf(query))) restored++;
                else if (losses) Console.Error.WriteLine($"{query} | {misspelled} | {correction?.Query}");
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {unknown} | {100.0 * restored / unknown:F1} % | {spent.TotalMicroseconds / unknown:F0} |"));
    }

    /// <summary>Whether the index knows every word of a query as it is typed.</summary>
    public static bool AreKnown(IndexReader reader, string query) =>
        WordsOf(query).All(w => TermStates.DocFreqOf(reader, new Term(PassageSchema.Exact, w)) > 0);

    private static IEnumerable<string> WordsOf(string query) => AnalyzedWords.Of(Exact, PassageSchema.Exact, query).Select(static w => w.Term);
}
