namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>The terms of a <see cref="GroupSearch"/>: frequent ones as <see cref="HotTable"/>, rarer ones as <see cref="SparseTerm"/>;
/// and what the shares of each are worth in the 16-bit units that bounds are added up in.</summary>
internal sealed class GroupTerms : IDisposable
{
    private const float UnitTotal = 65000f;
    private readonly int[] _inClauseOrder;

    /// <summary>Sorts the terms.</summary>
    /// <param name="terms">The terms in clause order.</param>
    /// <param name="groups">Number of groups of the segment.</param>
    /// <param name="budget">Where tables are kept.</param>
    public GroupTerms(SegmentTerm[] terms, int groups, SideTables budget)
    {
        Hot = Array.FindAll(terms, static t => t.Hot is not null);
        Sparse = Array.ConvertAll(Array.FindAll(terms, static t => t.Hot is null), t => new SparseTerm(t, groups, budget));
        _inClauseOrder = Array.ConvertAll(terms, t => t.Hot is not null ? Array.IndexOf(Hot, t) : ~Array.FindIndex(Sparse, s => s.Term == t));
        HasRequired = Array.Exists(terms, static t => t.IsRequired);
        double total = Hot.Sum(static t => (double)t.HotWeight) + Sparse.Sum(static s => (double)s.BoundWeight);
        double scale = UnitTotal / total;
        HotUnits = Array.ConvertAll(Hot, t => (ushort)Math.Ceiling(t.HotWeight * scale));
        SparseUnits = Array.ConvertAll(Sparse, s => (ushort)Math.Ceiling(s.BoundWeight * scale));
        UnitsPerScore = 255 * scale / 256;
        Slack = terms.Length + 2;
    }

    /// <summary>The frequent terms.</summary>
    public SegmentTerm[] Hot { get; }

    /// <summary>The rarer ones.</summary>
    public SparseTerm[] Sparse { get; }

    /// <summary>What a share of each frequent term is worth.</summary>
    public ushort[] HotUnits { get; }

    /// <summary>What a share of each rarer term is worth.</summary>
    public ushort[] SparseUnits { get; }

    /// <summary>True where some term must match.</summary>
    public bool HasRequired { get; }

    /// <summary>What a score is worth.</summary>
    public double UnitsPerScore { get; }

    /// <summary>By how many units the sum of rounded bounds may fall below that of exact ones.</summary>
    public int Slack { get; }

    /// <summary>The score of a document, summed in clause order.</summary>
    public float Score(int group, int docId)
    {
        double required = 0;
        double optional = 0;
        foreach (int clause in _inClauseOrder)
        {
            if (clause >= 0)
            {
                SegmentTerm term = Hot[clause];
                HotTable hot = term.Hot!;
                if (!hot.Has(docId))
                    continue;
                float score = term.ScoreOf(docId, hot.PostingOf(docId));
                if (term.IsRequired)
                    required += score;
                else
                    optional += score;
            }
            else if (Sparse[~clause].Find(group, docId) is >= 0 and int posting)
            {
                float score = Sparse[~clause].ScoreOf(posting);
                if (Sparse[~clause].Term.IsRequired)
                    required += score;
                else
                    optional += score;
            }
        }
        return (float)required + (float)optional;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SparseTerm sparse in Sparse)
            sparse.Dispose();
    }
}
