using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Where the words of a query stand in one passage. Reused from passage to passage.</summary>
internal sealed class PositionTable(int terms)
{
    private readonly List<int>[] _byTerm = [.. Enumerable.Range(0, terms).Select(static _ => new List<int>())];
    private readonly List<(int Position, int Term)> _all = [];

    /// <summary>A table of given places, in any order.</summary>
    public static PositionTable Of(int terms, IEnumerable<(int Position, int Term)> places)
    {
        var table = new PositionTable(terms);
        foreach ((int position, int term) in places.Order()) table.Add(position, term);
        return table;
    }

    /// <summary>Ascending places of one word.</summary>
    public List<int> Of(int term) => _byTerm[term];

    /// <summary>All places, ascending.</summary>
    public List<(int Position, int Term)> Sorted()
    {
        _all.Sort();
        return _all;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (List<int> positions in _byTerm) positions.Clear();
        _all.Clear();
    }

    /// <summary>Takes the places of a word from the document at which its cursor stands.</summary>
    public void Read(int term, PostingsCursor cursor)
    {
        for (int left = cursor.Freq; left > 0; left--) Add(cursor.NextPosition(), term);
    }

    /// <summary>Takes further places of a word, in any order.</summary>
    public void Add(int term, IReadOnlyList<int> positions)
    {
        foreach (int position in positions) Add(position, term);
        _byTerm[term].Sort();
    }

    private void Add(int position, int term)
    {
        _byTerm[term].Add(position);
        _all.Add((position, term));
    }
}
