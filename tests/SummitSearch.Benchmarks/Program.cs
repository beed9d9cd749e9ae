Console.Error.WriteLine("usage: SummitSearch.Benchmarks <name>"); return 2;
