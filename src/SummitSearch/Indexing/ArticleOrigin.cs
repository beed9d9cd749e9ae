namespace SummitSearch.Indexing;

/// <summary>Where an article in the index comes from and what decides which of two with the same id stays.</summary>
/// <param name="Id">Key of the article.</param>
/// <param name="File">The file of the corpus; null if it came through the API.</param>
/// <param name="Hash">Hash of everything in the article.</param>
/// <param name="Version">Its version, if it names one.</param>
/// <param name="Date">When it was last changed or published.</param>
internal sealed record ArticleOrigin(string Id, string? File, string Hash, int? Version, DateTimeOffset? Date)
{
    /// <summary>
    /// True if this one stays where both are at hand: the higher version, then the later date, then the greater path,
    /// so that the outcome does not depend on the order in which they arrive.
    /// </summary>
    public bool Beats(ArticleOrigin other)
    {
        int byVersion = (Version ?? 0).CompareTo(other.Version ?? 0);
        if (byVersion != 0) return byVersion > 0;
        int byDate = Nullable.Compare(Date?.UtcTicks, other.Date?.UtcTicks);
        if (byDate != 0) return byDate > 0;
        return string.CompareOrdinal(File, other.File) > 0;
    }
}
