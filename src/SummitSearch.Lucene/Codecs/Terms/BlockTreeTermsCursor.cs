using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Walks over the terms of the block tree, keeping the path of blocks from the root to the current term.</summary>
/// <remarks>Not thread-safe. Blocks above the current one are loaded only when the walk comes back to them.</remarks>
internal sealed class BlockTreeTermsCursor : TermsCursor
{
    private readonly BlockTreeFieldTerms _terms;
    private readonly List<TermFrame> _frames = [];
    private byte[] _term = new byte[64];
    private int _termLength;
    private int _depth = -1;
    private bool _isOnTerm;
    private bool _isAtEnd;
    private long _loads;
    private long _termsSeen;

    /// <summary>A cursor before the first term.</summary>
    public BlockTreeTermsCursor(BlockTreeFieldTerms terms) => _terms = terms;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _termLength);

    /// <inheritdoc/>
    public override TermEntry Entry => _isOnTerm ? _frames[_depth].Block.State(_frames[_depth].Entry) : throw new InvalidOperationException("The cursor is not on a term.");

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_isAtEnd)
            return false;
        if (_depth < 0)
            Start();
        _isOnTerm = false;
        while (_depth >= 0)
        {
            TermFrame frame = _frames[_depth];
            EnsureLoaded(frame);
            if (++frame.Entry < frame.Block.EntryCount)
            {
                SetSuffix(frame);
                long subBlock = frame.Block.SubBlock(frame.Entry);
                if (subBlock < 0)
                {
                    if (++_termsSeen > _terms.TermCount)
                        throw Corrupt(frame.Pointer, "leads to more terms than the field has");
                    return _isOnTerm = true;
                }
                Descend(subBlock);
            }
            else if (!MoveToNextPart(frame))
            {
                _depth--;
            }
        }
        _isAtEnd = true;
        _termLength = 0;
        return false;
    }

    /// <inheritdoc/>
    public override SeekResult Seek(ReadOnlySpan<byte> term)
    {
        int from = 0;
        if (_isOnTerm && term.StartsWith(_term.AsSpan(0, _frames[_depth].PrefixLength)) && term.SequenceCompareTo(Term) >= 0)
            from = _frames[_depth].Entry;
        else
            FollowIndex(term);
        _isAtEnd = false;
        _isOnTerm = false;
        _loads = _termsSeen = 0;
        return ScanTo(term, from);
    }

    private void Start()
    {
        BlockCode root = BlockCode.Read(_terms.Index.EmptyValue, -1, _terms.Index.FileName);
        _loads = _termsSeen = 0;
        Push(0, root with { Pointer = root.FirstPointer });
        Load(_frames[0]);
        _frames[0].Entry = -1;
    }

    [SkipLocalsInit]
    private void FollowIndex(ReadOnlySpan<byte> term)
    {
        FstWalk walk = new(_terms.Index, stackalloc byte[128]);
        _depth = -1;
        SetTerm(term);
        int i = 0;
        do
        {
            if (walk.IsFinal)
                Push(i, BlockCode.Read(walk.Value, i < term.Length ? term[i] : -1, _terms.Index.FileName));
        }
        while (i < term.Length && walk.TryFollow(term[i++]));
    }

    private SeekResult ScanTo(ReadOnlySpan<byte> term, int from)
    {
        while (true)
        {
            TermFrame frame = _frames[_depth];
            Load(frame);
            ReadOnlySpan<byte> suffix = term[frame.PrefixLength..];
            int entry = frame.Block.FindCeiling(suffix, from, out bool isEqual);
            frame.Entry = entry - 1;
            if (entry > from && frame.Block.SubBlock(entry - 1) is >= 0 and long before && suffix.StartsWith(frame.Suffix))
            {
                // The index did not lead here: the walk came by scanning forwards.
                SetSuffix(frame);
                Descend(before);
                from = 0;
                continue;
            }
            if (entry == frame.Block.EntryCount && !frame.Block.IsLastPart)
            {
                MoveToNextPart(frame);
                from = 0;
                continue;
            }
            if (!MoveNext())
                return SeekResult.End;
            return isEqual && Term.SequenceEqual(term) ? SeekResult.Found : SeekResult.NotFound;
        }
    }

    private void EnsureLoaded(TermFrame frame)
    {
        if (frame.IsLoaded && frame.Entry != TermFrame.Unknown)
            return;
        Load(frame);
        // Back from below: the path went through the entry of the block just left.
        long child = _frames[_depth + 1].FirstPointer;
        frame.Entry = frame.Block.FindSubBlock(child);
        if (frame.Entry < 0)
            throw Corrupt(frame.Pointer, $"does not know its sub-block at {child}");
    }

    private void Load(TermFrame frame)
    {
        if (frame.IsLoaded)
            return;
        if (++_loads > 2 * _terms.TermCount + 2)
            throw Corrupt(frame.Pointer, "leads to more blocks than the field has terms");
        frame.Block.Load(frame.Pointer);
    }

    private bool MoveToNextPart(TermFrame frame)
    {
        if (frame.Block.IsLastPart)
            return false;
        frame.Pointer = frame.Block.EndPointer;
        Load(frame);
        frame.Entry = -1;
        return true;
    }

    private void Descend(long pointer)
    {
        Push(_termLength, new BlockCode { Pointer = pointer, FirstPointer = pointer });
        Load(_frames[_depth]);
        _frames[_depth].Entry = -1;
    }

    private void Push(int prefixLength, in BlockCode code)
    {
        if (++_depth == _frames.Count)
            _frames.Add(new TermFrame(_terms.NewBlock()));
        TermFrame frame = _frames[_depth];
        frame.PrefixLength = prefixLength;
        frame.Pointer = code.Pointer;
        frame.FirstPointer = code.FirstPointer;
        frame.Entry = TermFrame.Unknown;
    }

    private void SetSuffix(TermFrame frame)
    {
        ReadOnlySpan<byte> suffix = frame.Suffix;
        _termLength = frame.PrefixLength + suffix.Length;
        if (_term.Length < _termLength)
            Array.Resize(ref _term, 2 * _termLength);
        suffix.CopyTo(_term.AsSpan(frame.PrefixLength));
    }

    private void SetTerm(ReadOnlySpan<byte> term)
    {
        if (_term.Length < term.Length)
            _term = new byte[2 * term.Length];
        term.CopyTo(_term);
        _termLength = term.Length;
    }

    private CorruptIndexException Corrupt(long block, string problem) => new(_terms.Index.FileName, -1,
        $"the block of field '{_terms.Field.Name}' at {block} in the terms dictionary {problem}. The file is damaged; rebuild the index or restore a backup.");
}
