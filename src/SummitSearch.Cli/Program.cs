using SummitSearch.Cli;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
