return await SummitSearch.Server.ServerProgram.RunAsync(args);
