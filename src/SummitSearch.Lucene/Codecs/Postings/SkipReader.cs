using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Finds the block that may hold a document by walking down the levels of the skip data (FORMAT.md, "Skip data").</summary>
/// <remarks>Not thread-safe; only forwards. Nothing is allocated per term or search.</remarks>
internal sealed class SkipReader
{
    private readonly IndexInput _doc;
    private readonly SkipEntryReader _entries;
    private readonly Level[] _levels = new Level[SkipWriter.MaxLevels];
    private int _levelCount;

    /// <summary>A reader for one field; takes a cursor of its own.</summary>
    public SkipReader(IndexInput doc, FieldInfo field)
    {
        _doc = doc.Clone();
        _entries = new SkipEntryReader(field);
    }

    /// <summary>The last place whose documents are all below the last target.</summary>
    public SkipPoint Current => _levels[0].Current;

    /// <summary>Number of full blocks before it.</summary>
    public int BlocksBefore => _levels[0].Consumed;

    /// <summary>Starts on a term with more than 128 documents.</summary>
    public void Open(in TermEntry term)
    {
        _levelCount = SkipEntryReader.LevelCount(term.DocFreq);
        _doc.Position = term.DocPointer + term.SkipOffset;
        for (int level = _levelCount - 1; level > 0; level--)
        {
            long length = _doc.ReadVLong();
            _levels[level].Start = _doc.Position;
            _doc.Position += length;
        }
        _levels[0].Start = _doc.Position;
        int count = SkipEntryReader.EntryCount(term.DocFreq);
        SkipPoint start = SkipEntryReader.StartOf(term);
        for (int level = 0; level < _levelCount; level++, count /= SkipWriter.Fanout)
        {
            _levels[level].Count = count;
            _levels[level].Position = _levels[level].Start;
            _levels[level].Current = start;
            _levels[level].Consumed = 0;
            ReadNext(level);
        }
    }

    /// <summary>Moves <see cref="Current"/> to the last place whose documents are all below <paramref name="target"/>.</summary>
    public void SkipTo(int target)
    {
        for (int level = _levelCount - 1; level >= 0; level--)
        {
            ref Level here = ref _levels[level];
            if (level + 1 < _levelCount && _levels[level + 1].Consumed * SkipWriter.Fanout > here.Consumed)
                FollowParent(level);
            while (here.NextDoc < target)
            {
                here.Current = here.Next;
                here.Child = here.NextChild;
                here.Consumed++;
                ReadNext(level);
            }
        }
    }

    private void FollowParent(int level)
    {
        ref Level parent = ref _levels[level + 1];
        ref Level here = ref _levels[level];
        here.Current = parent.Current;
        here.Consumed = parent.Consumed * SkipWriter.Fanout;
        _doc.Position = here.Start + parent.Child;
        here.Child = level > 0 ? _doc.ReadVLong() : 0;
        here.Position = _doc.Position;
        ReadNext(level);
    }

    private void ReadNext(int level)
    {
        ref Level here = ref _levels[level];
        if (here.Consumed >= here.Count)
        {
            here.NextDoc = int.MaxValue;
            return;
        }
        _doc.Position = here.Position;
        here.Next = _entries.Read(_doc, here.Current);
        here.NextDoc = here.Next.LastDoc;
        _doc.ReadBlob();
        here.NextChild = level > 0 ? _doc.ReadVLong() : 0;
        here.Position = _doc.Position;
    }

    private struct Level
    {
        public long Start;
        public long Position;
        public long Child;
        public long NextChild;
        public int Count;
        public int Consumed;
        public int NextDoc;
        public SkipPoint Current;
        public SkipPoint Next;
    }
}
