using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>The terms of one field in the block tree (FORMAT.md, "Terms dictionary").</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BlockTreeFieldTerms : FieldTerms
{
    private readonly FieldSummary _summary;
    private readonly PostingsFiles _files;
    private readonly int _maxDoc;
    private TermBlock? _spareBlock;

    /// <summary>Puts the parts together.</summary>
    public BlockTreeFieldTerms(FieldInfo field, FieldSummary summary, Fst index, PostingsFiles files, int maxDoc)
    {
        Field = field;
        _summary = summary;
        Index = index;
        _files = files;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override FieldInfo Field { get; }

    /// <summary>Maps prefixes to blocks.</summary>
    public Fst Index { get; }

    /// <inheritdoc/>
    public override long TermCount => _summary.TermCount;

    /// <inheritdoc/>
    public override long SumTotalTermFreq => _summary.SumTotalTermFreq;

    /// <inheritdoc/>
    public override long SumDocFreq => _summary.SumDocFreq;

    /// <inheritdoc/>
    public override int DocCount => _summary.DocCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MinTerm => _summary.MinTerm;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MaxTerm => _summary.MaxTerm;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TryGet(ReadOnlySpan<byte> term, out TermEntry entry)
    {
        entry = default;
        if (term.SequenceCompareTo(MinTerm) < 0 || term.SequenceCompareTo(MaxTerm) > 0)
            return false;
        FstWalk walk = new(Index, stackalloc byte[128]);
        FstWalk deepest = walk;
        for (int i = 0; i < term.Length && walk.TryFollow(term[i]); i++)
        {
            if (walk.IsFinal)
                deepest = walk;
        }
        int prefixLength = deepest.Depth;
        BlockCode code = BlockCode.Read(deepest.Value, prefixLength < term.Length ? term[prefixLength] : -1, Index.FileName);
        return code.HasTerms && TryFind(code.Pointer, term[prefixLength..], out entry);
    }

    /// <inheritdoc/>
    public override TermsCursor OpenTerms() => new BlockTreeTermsCursor(this);

    /// <inheritdoc/>
    public override PostingsCursor OpenPostings(in TermEntry entry, PostingsDetail detail, PostingsCursor? reuse = null)
    {
        BlockPostingsCursor cursor = reuse is BlockPostingsCursor own && own.CanReadFor(_files, Field) ? own : new BlockPostingsCursor(_files, Field, _maxDoc);
        cursor.Open(entry, detail);
        return cursor;
    }

    /// <inheritdoc/>
    internal override TermBlocks OpenBlocks(in TermEntry entry) => new BlockTable(_files, Field, entry, _maxDoc);

    /// <summary>All levels of the skip data of a term with more than 128 documents.</summary>
    internal IReadOnlyList<SkipEntry>[] ReadSkipLevels(in TermEntry entry) => SkipLevels.Read(_files.Doc, Field, entry);

    /// <summary>A decoder of this field's blocks.</summary>
    internal TermBlock NewBlock() => new(_files.Tim, Field, TermCount, _maxDoc);

    private bool TryFind(long pointer, ReadOnlySpan<byte> suffix, out TermEntry entry)
    {
        // One decoder serves all lookups that do not overlap in time, so that a lookup allocates nothing.
        TermBlock block = Interlocked.Exchange(ref _spareBlock, null) ?? NewBlock();
        if (block.Pointer != pointer)
            block.Load(pointer);
        int at = block.FindTerm(suffix);
        entry = at < 0 ? default : block.State(at);
        _spareBlock = block;
        return at >= 0;
    }
}
