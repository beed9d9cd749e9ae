using System.CommandLine;
using SummitSearch.Server;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit serve</c>.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", """
            Runs the HTTP server with its web page and its indexer, until Ctrl-C. Searches are answered while the indexer works.

            Any setting can follow as --SummitSearch:Name value; --new-api-key prints a key and its hash.

            Examples:
              summit serve
              summit serve --urls http://localhost:8080 --corpus /data/articles --index /data/index
              summit serve --SummitSearch:Limits:RequestsPerSecond 50
            """)
        {
            new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons; http://localhost:5080 by default." },
            new Option<string>("--corpus") { Description = "Folder of the articles; 'corpus' by default." },
            new Option<string>("--index") { Description = "Folder of the index; 'index' by default." },
        };
        // Settings have their own parser: the configuration of the host.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(static (parsed, _) => ServerProgram.RunAsync([.. parsed.Tokens.Select(static t => t.Value).Skip(1)]));
        return command;
    }
}
