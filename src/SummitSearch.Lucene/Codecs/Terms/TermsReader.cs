using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Opens the inverted index of one segment: reads <c>.tmd</c>, checks the frames of the other files, and hands out the terms of each field.</summary>
/// <remarks>Immutable and thread-safe. The files stay the caller's.</remarks>
internal sealed class TermsReader
{
    private readonly Dictionary<string, BlockTreeFieldTerms> _fields = new(StringComparer.Ordinal);

    private TermsReader()
    {
    }

    /// <summary>The fields that have terms in the segment, by name.</summary>
    public IReadOnlyDictionary<string, BlockTreeFieldTerms> Fields => _fields;

    /// <summary>Opens one group of postings files.</summary>
    /// <param name="files">The files; each from its first byte, as a file or as a part of a compound file.</param>
    /// <param name="segmentId">Id that all headers must carry.</param>
    /// <param name="suffix">Suffix that they must carry, such as <see cref="PostingsFormat.Suffix"/>.</param>
    /// <param name="fields">The fields of the segment.</param>
    /// <param name="maxDoc">Number of documents in the segment.</param>
    /// <exception cref="CorruptIndexException">A file is damaged, missing, or does not belong to the others.</exception>
    /// <exception cref="UnsupportedIndexFormatException">Another version of the format.</exception>
    public static TermsReader Open(PostingsFiles files, ReadOnlySpan<byte> segmentId, string suffix, FieldInfos fields, int maxDoc)
    {
        CheckFrame(files.Doc, PostingsFormat.DocCodec, segmentId, suffix);
        CheckFrame(files.Pos, PostingsFormat.PosCodec, segmentId, suffix);
        CheckFrame(files.Pay, PostingsFormat.PayCodec, segmentId, suffix);
        CheckHeader(files.Tim, PostingsFormat.TermsCodec, PostingsFormat.TermsVersion, segmentId, suffix);
        CheckHeader(files.Tip, PostingsFormat.IndexCodec, PostingsFormat.TermsVersion, segmentId, suffix);
        IndexInput tmd = files.Tmd.Clone();
        tmd.Position = 0;
        CodecFile.CheckWholeFile(tmd);
        CodecFile.ReadHeader(tmd, PostingsFormat.MetaCodec, PostingsFormat.TermsVersion, PostingsFormat.TermsVersion, segmentId, suffix);
        CodecFile.ReadHeader(tmd, PostingsFormat.StateCodec, PostingsFormat.PostingsVersion, PostingsFormat.PostingsVersion, segmentId, suffix);
        int blockSize = tmd.ReadVInt();
        if (blockSize != ForLayout.BlockSize)
            throw new UnsupportedIndexFormatException(tmd.Name, $"postings come in blocks of {blockSize}; only blocks of {ForLayout.BlockSize} are supported.");
        TermsReader reader = new();
        for (int count = tmd.ReadCount(); count > 0; count--)
            reader.ReadField(tmd, files, fields, maxDoc);
        CheckLength(tmd, files.Tip);
        CheckLength(tmd, files.Tim);
        CodecFile.ExpectFooter(tmd);
        return reader;
    }

    /// <summary>The terms of a field, or null if it has none here.</summary>
    public FieldTerms? Get(string field) => _fields.GetValueOrDefault(field);

    private void ReadField(IndexInput tmd, PostingsFiles files, FieldInfos fields, int maxDoc)
    {
        long at = tmd.Position;
        int number = tmd.ReadCount();
        if (!fields.TryGet(number, out FieldInfo? field) || field.IndexOptions == IndexOptions.None)
            throw new CorruptIndexException(tmd.Name, at, $"field {number} has terms, but the segment has no indexed field of this number.");
        if ((field.HasPositions && files.Pos is null) || (PostingsFormat.HasPayFile(field) && files.Pay is null))
            throw new CorruptIndexException(tmd.Name, at, $"field '{field.Name}' has positions, but the segment has no file for them.");
        FieldSummary summary = FieldSummary.Read(tmd, field, maxDoc);
        long indexStart = tmd.ReadVLong();
        Fst index = Fst.Read(tmd, files.Tip, indexStart);
        if (!index.EmptyValue.SequenceEqual(summary.RootCode))
            throw new CorruptIndexException(tmd.Name, at, $"field '{field.Name}' has two different root blocks.");
        if (!_fields.TryAdd(field.Name, new BlockTreeFieldTerms(field, summary, index, files, maxDoc)))
            throw new CorruptIndexException(tmd.Name, at, $"field '{field.Name}' comes twice.");
    }

    private static void CheckFrame(IndexInput? file, string codec, ReadOnlySpan<byte> segmentId, string suffix)
    {
        if (file is not null)
            CheckHeader(file, codec, PostingsFormat.PostingsVersion, segmentId, suffix);
    }

    private static void CheckHeader(IndexInput file, string codec, int version, ReadOnlySpan<byte> segmentId, string suffix)
    {
        IndexInput input = file.Clone();
        input.Position = 0;
        CodecFile.ReadHeader(input, codec, version, version, segmentId, suffix);
        CodecFile.CheckFooterStructure(input);
    }

    private static void CheckLength(IndexInput tmd, IndexInput file)
    {
        long at = tmd.Position, length = tmd.ReadInt64();
        if (length != file.Length)
            throw new CorruptIndexException(tmd.Name, at, $"{file.Name} is {file.Length} bytes long, expected {length}. It is truncated or damaged; restore a backup.");
    }
}
