namespace SummitSearch.Server.Configuration;

/// <summary>An API key as the configuration holds it: never the key itself.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Whose key it is, for the log.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, 64 hexadecimal digits; <c>--new-api-key</c> prints one.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What it is good for: <c>read</c>, <c>write</c> (which includes reading).</summary>
    public string Scope { get; set; } = "read";

    /// <summary>Throws if a part is missing or malformed.</summary>
    /// <exception cref="ArgumentException">Names the part and what is allowed.</exception>
    public void Validate()
    {
        if (Hash.Length != 64 || !Hash.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"Option SummitSearch:ApiKeys: the hash of key '{Name}' must be 64 hexadecimal digits, the SHA-256 of the key; --new-api-key makes one.");
        if (Scope is not ("read" or "write"))
            throw new ArgumentException($"Option SummitSearch:ApiKeys: the scope of key '{Name}' must be 'read' or 'write', not '{Scope}'.");
    }
}
