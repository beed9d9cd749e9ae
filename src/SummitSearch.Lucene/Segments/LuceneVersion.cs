namespace SummitSearch.Lucene.Segments;

/// <summary>Version of the Lucene release whose format a segment follows, ordered by major, minor, bugfix.</summary>
public readonly record struct LuceneVersion(int Major, int Minor, int Bugfix) : IComparable<LuceneVersion>
{
    /// <summary>What this engine writes: 8.7.0.</summary>
    public static readonly LuceneVersion Current = new(8, 7, 0);

    /// <inheritdoc/>
    public int CompareTo(LuceneVersion other)
    {
        if (Major != other.Major)
            return Major.CompareTo(other.Major);
        return Minor != other.Minor ? Minor.CompareTo(other.Minor) : Bugfix.CompareTo(other.Bugfix);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}.{Bugfix}";
}
