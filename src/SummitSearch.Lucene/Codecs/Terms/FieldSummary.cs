using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>What <c>.tmd</c> says of one field's terms (FORMAT.md, "Terms metadata").</summary>
internal sealed record FieldSummary
{
    /// <summary>Number of terms.</summary>
    public required long TermCount { get; init; }

    /// <summary>Place of the root block, as in the index.</summary>
    public required byte[] RootCode { get; init; }

    /// <summary>Occurrences of all terms.</summary>
    public required long SumTotalTermFreq { get; init; }

    /// <summary>Sum of the document frequencies.</summary>
    public required long SumDocFreq { get; init; }

    /// <summary>Documents with a term.</summary>
    public required int DocCount { get; init; }

    /// <summary>The least term.</summary>
    public required byte[] MinTerm { get; init; }

    /// <summary>The greatest term.</summary>
    public required byte[] MaxTerm { get; init; }

    /// <summary>Reads and checks the summary.</summary>
    /// <exception cref="CorruptIndexException">The numbers contradict each other.</exception>
    public static FieldSummary Read(IndexInput tmd, FieldInfo field, int maxDoc)
    {
        long at = tmd.Position;
        long termCount = tmd.ReadVLong();
        byte[] rootCode = tmd.ReadBlob().ToArray();
        long sumTotalTermFreq = field.HasFrequencies ? tmd.ReadVLong() : -1;
        long sumDocFreq = tmd.ReadVLong();
        FieldSummary summary = new()
        {
            TermCount = termCount,
            RootCode = rootCode,
            SumTotalTermFreq = sumTotalTermFreq < 0 ? sumDocFreq : sumTotalTermFreq,
            SumDocFreq = sumDocFreq,
            DocCount = tmd.ReadCount(),
            MinTerm = tmd.ReadBlob().ToArray(),
            MaxTerm = tmd.ReadBlob().ToArray(),
        };
        bool isSound = termCount > 0 && summary.DocCount <= maxDoc && sumDocFreq >= summary.DocCount && sumDocFreq >= termCount
            && summary.SumTotalTermFreq >= sumDocFreq && summary.MinTerm.AsSpan().SequenceCompareTo(summary.MaxTerm) <= 0;
        return isSound
            ? summary
            : throw new CorruptIndexException(tmd.Name, at, $"the statistics of field '{field.Name}' contradict each other. The file is damaged; rebuild the index or restore a backup.");
    }
}
