using System.Security.Cryptography;
using System.Text;
using SummitSearch.Server.Configuration;

namespace SummitSearch.Server.Security;

/// <summary>Finds out what a key is good for. Keys are random, so an unsalted hash at rest gives nothing away.</summary>
internal sealed class ApiKeys
{
    private readonly (byte[] Hash, AccessScope Scope)[] _keys;

    /// <summary>Takes the keys of the configuration.</summary>
    public ApiKeys(IEnumerable<ApiKeyOptions> keys) =>
        _keys = [.. keys.Select(static k => (Convert.FromHexString(k.Hash), k.Scope == "write" ? AccessScope.Write : AccessScope.Read))];

    /// <summary>True if any key is set, so that one is needed.</summary>
    public bool Any => _keys.Length > 0;

    /// <summary>A new random key.</summary>
    public static string NewKey() => "summit_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>What the configuration keeps of a key.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>What a key is good for; nothing if it is unknown. Takes the same time whichever key it is, or none.</summary>
    public AccessScope ScopeOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        AccessScope scope = AccessScope.None;
        foreach ((byte[] known, AccessScope granted) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                scope = granted;
        }
        return scope;
    }
}
