using System.Globalization;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Tests.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>Makes the frozen hits of the engine's tests when the environment variable SUMMIT_FREEZE names the folder <c>TestData/searching</c> of their sources.</summary>
public class FrozenHitsTests
{
    private const int Queries = 300;

    [OracleFact]
    public void RandomHits_AreFrozenOnRequest()
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_FREEZE") is not { Length: > 0 } folder)
            return;
        using ComparedIndex index = ComparedIndex.Create(new Random(1), 500, 40, 3);
        string target = Directory.CreateDirectory(Path.Combine(folder, "random")).FullName;
        foreach (string file in Directory.GetFiles(index.Index).Where(static f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        RandomQueries generator = new(new Random(20261122), 40, full: true);
        string queries = index.WriteQueries(Enumerable.Range(0, Queries).Select(i => $"{i}\t{generator.Next(i % 4).Json}"));
        List<Dictionary<string, OracleHits>> runs = [.. Enumerable.Range(0, 4).Select(_ => OracleHits.Run(index.Index, queries, "--parser", "json", "--k", "10", "--count"))];
        File.WriteAllLines(Path.Combine(folder, "random.tsv"), Enumerable.Range(0, Queries).Select(i => Line(i.ToString(CultureInfo.InvariantCulture), runs)));
    }

    private static string Line(string id, List<Dictionary<string, OracleHits>> runs)
    {
        string[] answers = [.. runs.Select(r => $"{r[id].Total}\t{string.Join(' ', r[id].Hits.Select(static h => $"{h.DocId}:{h.Bits:x8}"))}").Distinct()];
        return $"{id}\t{(answers.Length == 1 && runs[0][id].Error is null ? answers[0] : "?\t")}";
    }
}
