using System.Globalization;
using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Apache Lucene's latencies: the oracle's <c>bench</c> in a process of its own for each class, so that its compiler specialises on it.</summary>
internal static class OracleBench
{
    private const double WarmUpMicroseconds = 4e6;
    private const int LeastWarmUpRounds = 5;
    private const int MostWarmUpRounds = 400;

    /// <summary>Measures a class.</summary>
    /// <param name="index">Folder of the index.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="rounds">How often each is measured.</param>
    /// <param name="guess">About how long a query takes, in microseconds: decides how often all are asked before the measurement, about four seconds in all.</param>
    public static Latencies Measure(string index, string[] queries, int rounds, double guess)
    {
        int warmUp = (int)Math.Clamp(WarmUpMicroseconds / (guess * queries.Length), LeastWarmUpRounds, MostWarmUpRounds);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, queries.Select(static (q, i) => $"{i}\t{q}"));
            string output = OracleProcess.RunAlone(["bench", index, "--queries", file, "--k", "10", "--per-query", "--mmap",
                "--warmup", warmUp.ToString(CultureInfo.InvariantCulture), "--rounds", rounds.ToString(CultureInfo.InvariantCulture)]);
            string[] perQuery = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
            return Latencies.OfShortest(Array.ConvertAll(perQuery, static line => double.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
