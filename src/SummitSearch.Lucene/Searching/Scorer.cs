using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the matches of a query in one segment and scores them.</summary>
/// <remarks>Where telling a match is dear (phrases), <see cref="Approximation"/> walks over candidates, cheap to find, and
/// <see cref="Confirm"/> decides; so a conjunction can agree on candidates first. The scorer itself stops at matches only.
/// Both share one position.</remarks>
internal abstract class Scorer : DocIdCursor
{
    /// <summary>The candidates; this very object where every candidate matches.</summary>
    public virtual DocIdCursor Approximation => this;

    /// <summary>Whether the current candidate matches. May be asked repeatedly.</summary>
    public virtual bool Confirm() => true;

    /// <summary>Whether every candidate is a match, however the candidates are walked over.</summary>
    public virtual bool IsCertain => ReferenceEquals(Approximation, this);

    /// <summary>Score of the current match.</summary>
    public abstract float Score();

    /// <summary>Moves to <paramref name="docId"/> unless already there or behind, and tells whether it matches.</summary>
    public bool MatchesAt(int docId)
    {
        DocIdCursor candidates = Approximation;
        int at = candidates.DocId;
        if (at < docId)
            at = candidates.Advance(docId);
        return at == docId && Confirm();
    }
}
