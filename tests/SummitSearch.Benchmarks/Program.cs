using BenchmarkDotNet.Running;
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

return args switch
{
    ["features", .. string[] rest] => await FeatureBenchmark.RunAsync(rest),
    ["load", .. string[] rest] => await LoadBenchmark.RunAsync(rest),
    ["indexing", .. string[] rest] => IndexingBenchmark.Run(rest),
    ["indexing-child", .. string[] rest] => IndexingChild.Run(rest),
    ["ranking-cost", .. string[] rest] => await RankingCostBenchmark.RunAsync(rest),
    ["ranking", .. string[] rest] => await RankingBenchmark.RunAsync(rest),
    ["load-child", .. string[] rest] => await LibraryChild.RunAsync(rest),
    ["macro", .. string[] rest] => MacroBenchmark.Run(rest),
    ["macro-child", .. string[] rest] => MacroChild.Run(rest),
    ["memory"] => MemoryBenchmark.Run(),
    ["opening", .. string[] rest] => OpeningBenchmark.Run(rest),
    ["opening-child", .. string[] rest] => OpeningChild.Run(rest),
    ["search", .. string[] rest] => SearchBenchmark.Run(rest),
    ["startup", .. string[] rest] => await StartupBenchmark.RunAsync(rest),
    ["stories", .. string[] rest] => await StoryBenchmark.RunAsync(rest),
    ["sync", .. string[] rest] => await SyncBenchmark.RunAsync(rest),
    ["typos", .. string[] rest] => await TypoBenchmark.RunAsync(rest),
    ["unpacking", .. string[] rest] => RunMicroBenchmarks<UnpackingBenchmarks>(rest),
    ["scoring", .. string[] rest] => RunMicroBenchmarks<ScoringBenchmarks>(rest),
    ["analysis", .. string[] rest] => RunMicroBenchmarks<AnalysisBenchmarks>(rest),
    ["parsing", .. string[] rest] => RunMicroBenchmarks<ParsingBenchmarks>(rest),
    _ => Usage(),
};

static int RunMicroBenchmarks<T>(string[] arguments)
{
    BenchmarkRunner.Run<T>(null, arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: SummitSearch.Benchmarks features [--index DIR] [--passages N] | indexing [--documents N] [--warm-only] | load [--index DIR] [--rate N] [--articles N] [--seconds N] | macro [--sizes a,b] [--engines a,b] [--threads a,b] [--seconds N] [--side-tables MB] [--only build] [--work DIR] | memory | opening [--index DIR] | ranking [--help] | ranking-cost [--collections a,b] [--indexes DIR] | search [--layouts a,b] [--classes a,b] [--rounds N] [--slowest N] [--work DIR] [--no-oracle] | startup [--work DIR] | stories [--seed N] | sync [--articles N] | typos | unpacking|scoring|analysis|parsing [BenchmarkDotNet options]");
    return 2;
}
