using System.Net;

namespace SummitSearch.Server.Security;

/// <summary>Tells addresses of this machine from others.</summary>
internal static class Loopback
{
    /// <summary>True for <c>localhost</c> and the loopback addresses of both protocols.</summary>
    public static bool IsLoopbackHost(string host)
    {
        string bare = host.Trim('[', ']');
        return bare.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || bare.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(bare, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The addresses among those to listen on that other machines can reach.</summary>
    public static IReadOnlyList<string> Exposed(IEnumerable<string> urls) => [.. urls.Where(static u => !IsLoopbackHost(BindingAddress.Parse(u).Host))];
}
