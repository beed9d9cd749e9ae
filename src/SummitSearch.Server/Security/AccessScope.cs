namespace SummitSearch.Server.Security;

/// <summary>What a caller may do.</summary>
internal enum AccessScope
{
    /// <summary>Nothing but the health checks.</summary>
    None = 0,

    /// <summary>Search and read articles.</summary>
    Read = 1,

    /// <summary>And add, replace and delete them.</summary>
    Write = 2,
}
