using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads single entries of skip data (FORMAT.md, "Skip data").</summary>
internal readonly struct SkipEntryReader(FieldInfo field)
{
    private readonly bool _hasPositions = field.HasPositions;
    private readonly bool _hasPayloads = field.HasPositions && field.HasPayloads;
    private readonly bool _hasPayFile = PostingsFormat.HasPayFile(field);

    /// <summary>Number of level-0 entries of a term: one for each full block that documents follow.</summary>
    public static int EntryCount(int docFreq) => (docFreq - 1) / ForLayout.BlockSize;

    /// <summary>Number of levels.</summary>
    public static int LevelCount(int docFreq)
    {
        int levels = 1;
        for (int n = EntryCount(docFreq); n >= SkipWriter.Fanout && levels < SkipWriter.MaxLevels; n /= SkipWriter.Fanout)
            levels++;
        return levels;
    }

    /// <summary>Where the reading of a term starts.</summary>
    public static SkipPoint StartOf(in TermEntry term) => new()
    {
        DocPointer = term.DocPointer,
        PositionPointer = term.PositionPointer,
        PayloadPointer = term.PayloadPointer,
    };

    /// <summary>Reads one entry up to its impacts, whose length and bytes follow.</summary>
    /// <exception cref="CorruptIndexException">A document or pointer goes back.</exception>
    public SkipPoint Read(IndexInput input, in SkipPoint previous)
    {
        int lastDoc = previous.LastDoc + input.ReadVInt();
        if (lastDoc < previous.LastDoc)
            throw new CorruptIndexException(input.Name, input.Position, $"skip data go back from document {previous.LastDoc} to {lastDoc}. The file is damaged; rebuild the index or restore a backup.");
        long docPointer = previous.DocPointer + input.ReadVLong();
        if (!_hasPositions)
            return new SkipPoint { LastDoc = lastDoc, DocPointer = docPointer };
        return new SkipPoint
        {
            LastDoc = lastDoc,
            DocPointer = docPointer,
            PositionPointer = previous.PositionPointer + input.ReadVLong(),
            PositionsBefore = input.ReadCount(ForLayout.BlockSize - 1),
            PayloadBytesBefore = _hasPayloads ? input.ReadCount() : 0,
            PayloadPointer = _hasPayFile ? previous.PayloadPointer + input.ReadVLong() : 0,
        };
    }
}
