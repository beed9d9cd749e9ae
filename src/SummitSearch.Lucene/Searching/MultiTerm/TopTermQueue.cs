using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Keeps the best terms of several dictionaries: the highest boosts, among equal ones the smaller terms; each term once.</summary>
/// <remarks>Not thread-safe. A sorted set serves: it is small, and almost every term offered is refused after one comparison.</remarks>
/// <param name="capacity">How many terms to keep; at least 1.</param>
internal sealed class TopTermQueue(int capacity)
{
    private readonly SortedSet<(float Boost, byte[] Term)> _kept = new(BestFirst.Instance);
    private (float Boost, byte[] Term) _worst;

    /// <summary>True once further terms have to be better than the worst kept one.</summary>
    public bool IsFull => _kept.Count == capacity;

    /// <summary>Whether a term of that boost would be kept.</summary>
    public bool WouldTake(ReadOnlySpan<byte> term, float boost)
    {
        if (!IsFull)
            return true;
        return boost > _worst.Boost || (boost == _worst.Boost && term.SequenceCompareTo(_worst.Term) < 0);
    }

    /// <summary>Keeps a term if it is good enough.</summary>
    public void Offer(ReadOnlySpan<byte> term, float boost)
    {
        if (!WouldTake(term, boost))
            return;
        _kept.Add((boost, term.ToArray()));
        if (_kept.Count > capacity)
            _kept.Remove(_kept.Max);
        _worst = _kept.Max;
    }

    /// <summary>The terms kept, in term order, with boosts of at least 0.</summary>
    public List<(Term Term, float Boost)> TakeInTermOrder(string field)
    {
        List<(Term Term, float Boost)> terms = [.. _kept.Select(k => (new Term(field, k.Term), Math.Max(0f, k.Boost)))];
        terms.Sort(static (a, b) => a.Term.CompareTo(b.Term));
        return terms;
    }

    private sealed class BestFirst : IComparer<(float Boost, byte[] Term)>
    {
        public static readonly BestFirst Instance = new();

        public int Compare((float Boost, byte[] Term) x, (float Boost, byte[] Term) y)
        {
            int byBoost = y.Boost.CompareTo(x.Boost);
            return byBoost != 0 ? byBoost : x.Term.AsSpan().SequenceCompareTo(y.Term);
        }
    }
}
