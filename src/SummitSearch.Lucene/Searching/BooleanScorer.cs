using System.Numerics;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the matches of a Boolean document by document: the plain way, right for every shape.</summary>
/// <remarks>Required clauses lead if there are any, otherwise the SHOULD clauses. Scores are summed in clause order, in double precision,
/// MUST apart from SHOULD, each sum rounded once.</remarks>
internal sealed class BooleanScorer : Scorer
{
    private const int RejectedBetweenChecks = 1024;
    // A document that is led to costs as much as so many bits that are set.
    private const int BitsPerLedDocument = 8;
    private readonly Scorer[] _required;
    private readonly Scorer[] _musts;
    private readonly Scorer[] _shoulds;
    private readonly Scorer[] _exclusions;
    private readonly Scorer[] _uncertain;
    private readonly DocIdCursor _lead;
    private readonly int _needed;
    private readonly bool _needsOne;
    private readonly bool _marksWhole;
    private readonly SearchClock _clock;
    private int _rejected;
    private int _confirmedDoc = -1;
    private bool _confirmed;

    /// <summary>Combines the clauses of one segment.</summary>
    /// <param name="musts">Required and scoring.</param>
    /// <param name="filters">Required.</param>
    /// <param name="shoulds">Scoring where they match.</param>
    /// <param name="exclusions">Must not match.</param>
    /// <param name="needed">How many of <paramref name="shoulds"/> must match; at least 1 without required clauses.</param>
    /// <param name="clock">When to leave long stretches without a match.</param>
    public BooleanScorer(Scorer[] musts, Scorer[] filters, Scorer[] shoulds, Scorer[] exclusions, int needed, SearchClock clock)
    {
        _clock = clock;
        _musts = musts;
        _shoulds = shoulds;
        _exclusions = exclusions;
        _needed = needed;
        Scorer[] required = _required = [.. filters, .. musts];
        _uncertain = Array.FindAll(required, static s => !ReferenceEquals(s.Approximation, s));
        _lead = required.Length > 0 ? new ConjunctionCursor([.. filters.Select(CandidatesOf), .. ScoringOf(musts, filters.Length > 0), .. OneOf(shoulds, needed)]) : new DisjunctionCursor(shoulds);
        if (required.Length == 0)
            _needed = needed == 1 ? 0 : needed;
        _needsOne = required.Length == 0 || needed == 1;
        _marksWhole = needed <= 1 && (required.Length == 0 || IsCheaperWhole());
    }

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override DocIdCursor Approximation => _exclusions.Length == 0 && _uncertain.Length == 0 && _needed == 0 ? this : _lead;

    /// <inheritdoc/>
    public override int NextDoc() => ToMatch(_lead.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => ToMatch(_lead.Advance(target));

    // Where one of the SHOULD clauses must match, they may be rarer than what is required and lead.
    private static DocIdCursor[] OneOf(Scorer[] shoulds, int needed) => needed == 1 ? [new DisjunctionCursor(Array.ConvertAll(shoulds, static s => s.Approximation))] : [];

    // Beside filters, Apache Lucene joins what scores among itself first.
    private static IEnumerable<DocIdCursor> ScoringOf(Scorer[] musts, bool isFiltered) =>
        isFiltered && musts.Length > 1 ? [new ConjunctionCursor(musts.Select(CandidatesOf), isClosed: true)] : musts.Select(CandidatesOf);

    private static DocIdCursor CandidatesOf(Scorer scorer) => scorer.Approximation is BooleanScorer { _lead: ConjunctionCursor inner } ? inner : scorer.Approximation;

    private int ToMatch(int docId)
    {
        while (docId != NoMoreDocs && !Confirm())
        {
            if ((++_rejected & (RejectedBetweenChecks - 1)) == 0)
                _clock.ThrowIfOver();
            docId = _lead.NextDoc();
        }
        return docId;
    }

    /// <inheritdoc/>
    public override bool Confirm()
    {
        int docId = _lead.DocId;
        if (_confirmedDoc == docId)
            return _confirmed;
        _confirmedDoc = docId;
        return _confirmed = RequiredMatch() && !Excluded(docId) && EnoughShouldsMatch(docId);
    }

    /// <summary>Whether setting the bits of all clauses costs less than leading some of them to the documents of others.</summary>
    private bool IsCheaperWhole()
    {
        Scorer[] all = _needsOne ? [.. _required, .. _shoulds] : _required;
        return Array.TrueForAll(all, static s => s.IsCertain) && all.Sum(static s => s.Cost) <= BitsPerLedDocument * _lead.Cost;
    }

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits)
    {
        if (!_marksWhole)
            return base.Mark(start, end, bits);
        Span<ulong> matches = stackalloc ulong[WindowSize / 64];
        Span<ulong> clause = stackalloc ulong[WindowSize / 64];
        int next = 0;
        if (_needsOne)
        {
            next = NoMoreDocs;
            foreach (Scorer should in _shoulds)
                next = Math.Min(next, should.Mark(start, end, matches));
        }
        else
        {
            matches.Fill(ulong.MaxValue);
        }
        foreach (Scorer required in _required)
        {
            clause.Clear();
            next = Math.Max(next, required.Mark(start, end, clause));
            for (int i = 0; i < clause.Length; i++)
                matches[i] &= clause[i];
        }
        foreach (Scorer exclusion in _exclusions)
            Exclude(exclusion, start, end, matches, clause);
        for (int i = 0; i < bits.Length; i++)
            bits[i] |= matches[i];
        return next;
    }

    private static void Exclude(Scorer exclusion, int start, int end, Span<ulong> matches, Span<ulong> clause)
    {
        if (exclusion.IsCertain)
        {
            clause.Clear();
            exclusion.Mark(start, end, clause);
            for (int i = 0; i < clause.Length; i++)
                matches[i] &= ~clause[i];
            return;
        }
        for (int i = 0; i < matches.Length; i++)
        {
            for (ulong left = matches[i]; left != 0; left &= left - 1)
            {
                int bit = BitOperations.TrailingZeroCount(left);
                if (exclusion.MatchesAt(start + (i << 6) + bit))
                    matches[i] &= ~(1UL << bit);
            }
        }
    }

    private bool RequiredMatch()
    {
        foreach (Scorer scorer in _uncertain)
        {
            if (!scorer.Confirm())
                return false;
        }
        return true;
    }

    private bool Excluded(int docId)
    {
        foreach (Scorer scorer in _exclusions)
        {
            if (scorer.MatchesAt(docId))
                return true;
        }
        return false;
    }

    private bool EnoughShouldsMatch(int docId)
    {
        int left = _needed;
        for (int i = 0; left > 0 && i < _shoulds.Length; i++)
            left -= _shoulds[i].MatchesAt(docId) ? 1 : 0;
        return left <= 0;
    }

    /// <inheritdoc/>
    public override float Score()
    {
        int docId = _lead.DocId;
        double required = 0;
        foreach (Scorer scorer in _musts)
            required += scorer.Score();
        double optional = 0;
        foreach (Scorer scorer in _shoulds)
        {
            if (scorer.MatchesAt(docId))
                optional += scorer.Score();
        }
        return (float)required + (float)optional;
    }
}
