using SummitSearch.Hosting;

namespace SummitSearch.Server.Configuration;

/// <summary>Settings of the server beside those of the index: section <c>SummitSearch</c>, environment <c>SUMMITSEARCH__…</c>, or command line.</summary>
/// <remarks>Mutable so that configuration can bind to it; not to be changed once in use.</remarks>
public sealed class ServerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "SummitSearch";

    /// <summary>Limits.</summary>
    public ServerLimits Limits { get; set; } = new();

    /// <summary>API keys; without any, the server listens on loopback only and every local caller may read and write.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary>The hosted indexer.</summary>
    public IndexerOptions Indexer { get; set; } = new();

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the option and what is allowed.</exception>
    public void Validate()
    {
        Limits.Validate();
        Indexer.Validate();
        foreach (ApiKeyOptions key in ApiKeys)
            key.Validate();
    }
}
