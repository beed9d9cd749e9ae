using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>One term in one segment: its dictionary entry, its blocks, and the tables built for it.</summary>
/// <remarks>Thread-safe: tables are immutable and published whole; two threads may build one twice, which is harmless.</remarks>
internal sealed class TermTables(FieldTerms terms, TermEntry entry, int maxDoc)
{
    private TermBlocks? _blocks;
    private BlockMaxima? _maxima;
    private HotTable? _hot;
    private PostingShares? _shares;
    private PositionMarks? _marks;
    private long _lastUse;
    private long _useBefore;

    /// <summary>The field's terms.</summary>
    public FieldTerms Terms { get; } = terms;

    /// <summary>The dictionary entry.</summary>
    public TermEntry Entry { get; } = entry;

    /// <summary>The postings by block.</summary>
    public TermBlocks Blocks => _blocks ??= Terms.OpenBlocks(Entry);

    /// <summary>When the term was searched for last.</summary>
    public long LastUse => Volatile.Read(ref _lastUse);

    /// <summary>True while there are tables within the budget.</summary>
    public bool HasTable => TableBytes > 0;

    /// <summary>Bytes of the tables within the budget; 0 where there is none.</summary>
    public long TableBytes => BytesOf(Volatile.Read(ref _hot), Volatile.Read(ref _shares), Volatile.Read(ref _marks));

    // Whether a term is frequent never changes, so it has one kind of table of shares only.
    private long SizeOfTable => IsFrequent ? HotTable.SizeFor(maxDoc, Entry.DocFreq) : PostingShares.SizeFor(maxDoc, Entry.DocFreq);

    /// <summary>True for terms so frequent that tables pay.</summary>
    public bool IsFrequent => Entry.DocFreq > PostingsCursor.BlockSize && Entry.DocFreq > maxDoc >> 6;

    /// <summary>Notes a use.</summary>
    public void Touch(long clock)
    {
        Volatile.Write(ref _useBefore, Volatile.Read(ref _lastUse));
        Volatile.Write(ref _lastUse, clock);
    }

    /// <summary>The greatest contribution of each block.</summary>
    public BlockMaxima MaximaFor(FieldStatistics field, NormBytes norms)
    {
        BlockMaxima? maxima = Volatile.Read(ref _maxima);
        if (maxima is null || !field.CanUse(maxima.Inverse))
            Volatile.Write(ref _maxima, maxima = BlockMaxima.Build(Blocks, field, norms));
        return maxima;
    }

    /// <summary>The table of a frequent term, built if the budget allows; null otherwise.</summary>
    public HotTable? HotFor(FieldStatistics field, NormBytes norms, SideTables budget)
    {
        HotTable? hot = Volatile.Read(ref _hot);
        if (hot is not null && field.CanUse(hot.Inverse))
            return hot;
        if (!IsFrequent || !budget.TryReserve(SizeOfTable, Volatile.Read(ref _useBefore)))
            return null;
        HotTable built = HotTable.Build(Blocks, field, norms, maxDoc);
        HotTable? old = Interlocked.Exchange(ref _hot, built);
        if (old is not null)
            budget.Release(SizeOfTable);
        return built;
    }

    /// <summary>The shares of a rarer term's postings, if they are kept.</summary>
    public PostingShares? FindShares(FieldStatistics field) => Volatile.Read(ref _shares) is { } shares && field.CanUse(shares.Inverse) ? shares : null;

    /// <summary>The shares of a rarer term's postings, kept if the budget allows; null otherwise.</summary>
    public PostingShares? SharesFor(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, FieldStatistics field, NormBytes norms, SideTables budget)
    {
        if (FindShares(field) is { } kept)
            return kept;
        if (IsFrequent || Entry.DocFreq < PostingShares.LeastPostings || !budget.TryReserve(SizeOfTable, Volatile.Read(ref _useBefore)))
            return null;
        PostingShares shares = PostingShares.Build(docs, freqs, field, norms, maxDoc);
        if (Interlocked.Exchange(ref _shares, shares) is not null)
            budget.Release(SizeOfTable);
        return shares;
    }

    /// <summary>Where the term stands in each of its documents; null the first time the term is searched for, for rare terms, and where the budget does not allow it.</summary>
    public PositionMarks? MarksFor(SideTables budget)
    {
        PositionMarks? marks = Volatile.Read(ref _marks);
        if (marks is not null)
            return marks;
        // Reading all positions takes longer than one search saves.
        long useBefore = Volatile.Read(ref _useBefore);
        if (Entry.DocFreq < PositionMarks.LeastPostings || useBefore == 0 || !budget.TryReserve(PositionMarks.SizeFor(Entry.DocFreq), useBefore))
            return null;
        marks = PositionMarks.Build(Terms, Entry);
        if (Interlocked.Exchange(ref _marks, marks) is not null)
            budget.Release(PositionMarks.SizeFor(Entry.DocFreq));
        return marks;
    }

    /// <summary>Drops the tables; returns how many bytes that frees. Searches that hold it finish undisturbed.</summary>
    public long DropTable() => BytesOf(Interlocked.Exchange(ref _hot, null), Interlocked.Exchange(ref _shares, null), Interlocked.Exchange(ref _marks, null));

    private long BytesOf(HotTable? hot, PostingShares? shares, PositionMarks? marks) =>
        (hot is null && shares is null ? 0 : SizeOfTable) + (marks is null ? 0 : PositionMarks.SizeFor(Entry.DocFreq));
}
