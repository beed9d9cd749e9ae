using System.Buffers.Binary;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Reads and writes <c>.liv</c> files: which documents of a segment are not deleted (FORMAT.md, "Live docs").</summary>
internal static class LiveDocsFile
{
    private const string Codec = "Lucene50LiveDocs";
    private const string Extension = "liv";

    /// <summary>Name of the file of a generation.</summary>
    public static string FileName(string segment, long generation) => IndexFileNames.Generation(segment, generation, Extension);

    /// <summary>Reads the live documents of a segment that has deletions.</summary>
    /// <exception cref="CorruptIndexException">The file is damaged, or its number of deletions is not the commit's.</exception>
    public static FixedBitSet Read(IndexDirectory directory, SegmentCommitInfo segment)
    {
        string name = FileName(segment.Info.Name, segment.DeletionsGeneration);
        string suffix = IndexFileNames.ToBase36(segment.DeletionsGeneration);
        return MetadataFile.Read(directory, name, Codec, 0, 0, segment.Info.Id, suffix, (input, _) => ReadBody(input, segment));
    }

    /// <summary>Writes the live documents of a segment under a new generation; returns the file's name.</summary>
    public static string Write(IndexDirectory directory, SegmentInfo segment, long generation, FixedBitSet live)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(live.Length, segment.MaxDoc);
        string name = FileName(segment.Name, generation);
        using IndexOutput output = directory.CreateOutput(name);
        CodecFile.WriteHeader(output, Codec, 0, segment.Id, IndexFileNames.ToBase36(generation));
        foreach (ulong word in live.Words)
            output.WriteInt64((long)word);
        CodecFile.WriteFooter(output);
        return name;
    }

    private static FixedBitSet ReadBody(IndexInput input, SegmentCommitInfo segment)
    {
        int maxDoc = segment.Info.MaxDoc;
        long at = input.Position;
        int wordCount = (int)(((long)maxDoc + 63) >>> 6);
        ReadOnlySpan<byte> bytes = input.ReadSpan(checked(wordCount * 8));
        FixedBitSet live = new(maxDoc);
        Span<ulong> words = live.Words;
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * 8)..]);
        if ((maxDoc & 63) != 0 && words[^1] >> maxDoc != 0)
            throw new CorruptIndexException(input.Name, at, $"documents above {maxDoc - 1} are marked live.");
        int deleted = maxDoc - live.Cardinality();
        return deleted == segment.DeletedCount
            ? live
            : throw new CorruptIndexException(input.Name, at, $"{deleted} documents are deleted, the commit says {segment.DeletedCount}.");
    }
}
