using SummitSearch.Benchmarks.Indexing;

return args switch
{
    ["indexing", .. string[] rest] => IndexingBenchmark.Run(rest),
    ["indexing-child", .. string[] rest] => IndexingChild.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: SummitSearch.Benchmarks indexing [--documents N]");
    return 2;
}
