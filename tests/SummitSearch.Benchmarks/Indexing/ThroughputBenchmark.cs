using System.Globalization;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Documents a second on one thread and on two, in processes that are warmed up, beside what the machine can give at most: two such processes at once, which share nothing.</summary>
/// <remarks>The three take turns, and the median of the rounds counts, so that a passing disturbance hits none of them alone.</remarks>
internal sealed class ThroughputBenchmark(string corpus, string work, string ramMegabytes)
{
    private const int Rounds = 5;

    /// <summary>Runs and prints.</summary>
    public void Run()
    {
        List<double> one = [];
        List<double> two = [];
        List<double> apart = [];
        for (int round = 0; round < Rounds; round++)
        {
            one.Add(Measure("warm1", "1"));
            two.Add(Measure("warm2", "2"));
            Task<double> other = Task.Run(() => Measure("warm3", "1"));
            double own = Measure("warm4", "1");
            apart.Add(own + other.GetAwaiter().GetResult());
        }
        double single = Median(one);
        Console.WriteLine("\n| warmed up | docs/s (median) | to one thread |");
        Console.WriteLine("|---|---|---|");
        Print("1 thread", single, single);
        Print("2 threads", Median(two), single);
        Print("2 processes of 1 thread", Median(apart), single);
    }

    private static void Print(string run, double documentsPerSecond, double single) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {run} | {documentsPerSecond:F0} | {documentsPerSecond / single:F2} |"));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private double Measure(string folder, string threads)
    {
        string target = Path.Combine(work, folder);
        ProcessCost cost = ProcessCost.Measure(Environment.ProcessPath!, ["indexing-child", corpus, target, threads, ramMegabytes, "warm"]);
        (int documents, double seconds) = OutputLine.Parse(cost.Output);
        Directory.Delete(target, recursive: true);
        return documents / seconds;
    }
}
