using BenchmarkDotNet.Running;
using SummitSearch.Benchmarks;
using SummitSearch.Benchmarks.Features;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Benchmarks.Macro;
using SummitSearch.Benchmarks.Micro;
using SummitSearch.Benchmarks.Opening;
using SummitSearch.Benchmarks.Postings;
using SummitSearch.Benchmarks.Ranking;
using SummitSearch.Benchmarks.Searching;
using SummitSearch.Benchmarks.Serving;
using SummitSearch.Benchmarks.Stories;
using SummitSearch.Benchmarks.Synchronizing;

BenchmarkCommand[] commands =
[
    new("features", "[--index DIR] [--passages N]", FeatureBenchmark.RunAsync),
    new("indexing", "[--documents N] [--warm-only]", IndexingBenchmark.Run),
    new("load", "[--index DIR] [--rate N] [--articles N] [--distinct N] [--seconds N] [--rounds N] [--trace FILE] [--against DIR]", LoadBenchmark.RunAsync),
    new("macro", "[--sizes a,b] [--engines a,b] [--threads a,b] [--seconds N] [--side-tables MB] [--only build] [--work DIR]", MacroBenchmark.Run),
    new("memory", "", static _ => MemoryBenchmark.Run()),
    new("opening", "[--index DIR]", OpeningBenchmark.Run),
    new("ranking", "[--collections a,b] [--indexes DIR] [--variant Weight=Value,...] [--ablate] [-k N] [--halves] [--no-plain] [--expand rm3] [--half-life DAYS] [--runs DIR]", RankingBenchmark.RunAsync),
    new("ranking-cost", "[--collections a,b] [--indexes DIR] [--parts]", RankingCostBenchmark.RunAsync),
    new("search", "[--layouts a,b] [--classes a,b] [--rounds N] [--slowest N] [--work DIR] [--no-oracle]", SearchBenchmark.Run),
    new("startup", "[--work DIR]", StartupBenchmark.RunAsync),
    new("stories", "[--seed N]", StoryBenchmark.RunAsync),
    new("sync", "[--articles N]", SyncBenchmark.RunAsync),
    new("typos", "[--collections a,b] [--indexes DIR] [--queries N] [--seed N] [--losses] [--words]", TypoBenchmark.RunAsync),
    new("unpacking", null, RunMicroBenchmarks<UnpackingBenchmarks>),
    new("scoring", null, RunMicroBenchmarks<ScoringBenchmarks>),
    new("analysis", null, RunMicroBenchmarks<AnalysisBenchmarks>),
    new("parsing", null, RunMicroBenchmarks<ParsingBenchmarks>),
];

switch (args)
{
    // What the benchmarks start in processes of their own.
    case ["indexing-child", .. string[] rest]: return IndexingChild.Run(rest);
    case ["load-child", .. string[] rest]: return await LibraryChild.RunAsync(rest);
    case ["macro-child", .. string[] rest]: return MacroChild.Run(rest);
    case ["opening-child", .. string[] rest]: return OpeningChild.Run(rest);
}
if (args.Length == 0 || Array.Find(commands, c => c.Name == args[0]) is not { } command)
{
    Console.Error.WriteLine("usage: SummitSearch.Benchmarks COMMAND [options]");
    foreach (BenchmarkCommand known in commands) Console.Error.WriteLine(known.Usage);
    Console.Error.WriteLine("The last four take BenchmarkDotNet's options. See README.md beside the sources.");
    return 2;
}
if (command.FaultOf(args[1..]) is { } fault)
{
    Console.Error.WriteLine($"{fault}\nusage: SummitSearch.Benchmarks\n{command.Usage}");
    return 2;
}
return await command.Run(args[1..]);

static int RunMicroBenchmarks<T>(string[] arguments)
{
    BenchmarkRunner.Run<T>(null, arguments);
    return 0;
}
