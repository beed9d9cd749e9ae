using System.Buffers.Binary;
using System.Numerics;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Postings;

/// <summary>The postings and points of an index that Apache Lucene wrote, written anew by us: the same bytes, and its check finds nothing.</summary>
public class PostingsWritingTests
{
    [OracleTheory]
    [InlineData(11, 60, true)]
    [InlineData(12, 3000, false)]
    [InlineData(13, 9_000, true)]
    public void RewrittenSegment_HasTheOraclesBytesAndPassesItsCheck(int seed, int documents, bool offsets)
    {
        using OracleSegment segment = OracleSegment.Create(seed, documents, offsets ? ["--offsets"] : []);
        string[] identical = [segment.PostingsName("doc"), segment.PostingsName("pos"), .. offsets ? [segment.PostingsName("pay")] : Array.Empty<string>(),
            .. ((string[])["kdm", "kdi", "kdd"]).Select(extension => $"{segment.Info.Name}.{extension}")];
        string[] replaced = [.. identical, segment.PostingsName("tim"), segment.PostingsName("tip"), segment.PostingsName("tmd")];
        string copy = segment.CopyWithout(replaced);
        using (FileSystemDirectory target = new(copy))
        {
            RewritePostings(segment, target, segment.Fields, payloads: false);
            RewritePoints(segment, target);
        }
        foreach (string name in identical)
            Assert.True(segment.Bytes(name).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(copy, name))), $"{name} differs (seed {seed})");
        long theirs = Size(segment.Folder, "tim", "tip", "tmd"), ours = Size(copy, "tim", "tip", "tmd");
        Assert.True(ours <= theirs * 1.05 + 100, $"the dictionary takes {ours} bytes, the oracle's {theirs}");
        Assert.Equal("clean", OracleProcess.Run(["check", copy, "--quiet"]).Trim());
        Assert.Equal(OracleProcess.Run(["dump-terms", segment.Folder, "--postings"]), OracleProcess.Run(["dump-terms", copy, "--postings"]));
    }

    [OracleTheory]
    [InlineData(21, 1500, true)]
    [InlineData(22, 1500, false)]
    public void SegmentWithPayloads_PassesTheOraclesCheck(int seed, int documents, bool offsets)
    {
        using OracleSegment segment = OracleSegment.Create(seed, documents, offsets ? ["--offsets"] : []);
        FieldInfos fields = new(segment.Fields.Select(static field => field with { HasPayloads = field.HasPositions }));
        string[] replaced = [.. segment.Directory.ListFiles().Where(static name => name.Contains("Lucene84", StringComparison.Ordinal)), segment.Info.Name + ".fnm", segment.Info.Name + ".si", "segments_1"];
        string copy = segment.CopyWithout(replaced);
        using (FileSystemDirectory target = new(copy))
        {
            FieldInfosFile.Write(target, segment.Info.Name, segment.Info.Id, fields);
            IReadOnlyList<string> written = RewritePostings(segment, target, fields, payloads: true);
            SegmentInfo info = segment.Info with { Files = [.. segment.Info.Files.Union(written)] };
            SegmentInfoFile.Write(target, info);
            SegmentInfos infos = SegmentInfosFile.ReadLatest(segment.Directory);
            using IndexOutput commit = target.CreateOutput("segments_1");
            SegmentInfosFile.Write(commit, infos with { Segments = [infos.Segments[0] with { Info = info }] });
        }
        Assert.Equal("clean", OracleProcess.Run(["check", copy, "--quiet"]).Trim());
        Assert.Equal(OracleProcess.Run(["dump-terms", segment.Folder, "--postings"]), OracleProcess.Run(["dump-terms", copy, "--postings"]));
    }

    private static IReadOnlyList<string> RewritePostings(OracleSegment segment, IndexDirectory target, FieldInfos fields, bool payloads)
    {
        TermsReader reader = segment.OpenTerms();
        Random random = new(segment.Info.MaxDoc);
        using PostingsWriter writer = new(target, segment.Info.Name, segment.Info.Id, segment.Info.MaxDoc, fields);
        foreach (FieldInfo field in fields.OrderBy(static f => f.Name, StringComparer.Ordinal))
        {
            if (reader.Get(field.Name) is not { } terms)
                continue;
            byte[] norms = Norms(terms, segment.Info.MaxDoc);
            writer.StartField(field);
            TermsCursor walk = terms.OpenTerms();
            PostingsCursor? postings = null;
            while (walk.MoveNext())
            {
                writer.StartTerm(walk.Term);
                postings = terms.OpenPostings(walk.Entry, PostingsDetail.All, postings);
                while (postings.NextDoc() != DocIdCursor.NoMoreDocs)
                    CopyDocument(field, postings, writer, norms, payloads ? random : null);
                writer.FinishTerm();
            }
            writer.FinishField();
        }
        writer.Finish();
        return writer.FileNames;
    }

    private static void CopyDocument(FieldInfo field, PostingsCursor postings, PostingsWriter writer, byte[] norms, Random? payloads)
    {
        Span<byte> payload = stackalloc byte[6];
        payload.Fill(7);
        writer.StartDocument(postings.DocId, postings.Freq, norms[postings.DocId]);
        for (int i = 0; i < postings.Freq && field.HasPositions; i++)
        {
            int position = postings.NextPosition();
            writer.AddPosition(position, payloads is null ? default : payload[..payloads.Next(7)], postings.StartOffset, postings.EndOffset);
        }
        writer.FinishDocument();
    }

    private static void RewritePoints(OracleSegment segment, IndexDirectory target)
    {
        using PointsWriter writer = new(target, segment.Info.Name, segment.Info.Id);
        IReadOnlyDictionary<string, PointsReader> readers = segment.OpenPoints();
        foreach (FieldInfo field in segment.Fields.Where(field => readers.ContainsKey(field.Name)))
        {
            AllPoints all = new();
            readers[field.Name].Intersect(all);
            long[] values = [.. all.Values];
            int[] docs = [.. all.Docs];
            new Random(5).Shuffle(docs);
            new Random(5).Shuffle(values);
            writer.Add(field, values, docs);
        }
        writer.Finish();
    }

    /// <summary>Field lengths as the oracle's similarity stores them: the whitespace analyzer leaves no overlaps, so they are sums of frequencies.</summary>
    private static byte[] Norms(FieldTerms terms, int maxDoc)
    {
        int[] lengths = new int[maxDoc];
        TermsCursor walk = terms.OpenTerms();
        while (walk.MoveNext())
        {
            PostingsCursor postings = terms.OpenPostings(walk.Entry, PostingsDetail.Frequencies);
            while (postings.NextDoc() != DocIdCursor.NoMoreDocs)
                lengths[postings.DocId] += postings.Freq;
        }
        return [.. lengths.Select(EncodeLength)];
    }

    private static byte EncodeLength(int length)
    {
        // Lengths below 24 as they are; above, a float of 4 significant bits.
        if (length < 24)
            return (byte)length;
        length -= 24;
        int bits = 32 - BitOperations.LeadingZeroCount((uint)length);
        return bits < 4 ? (byte)(24 + length) : (byte)(24 + ((length >> (bits - 4) & 7) | (bits - 3) << 3));
    }

    private static long Size(string folder, params string[] extensions) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(file => extensions.Contains(file.Extension.TrimStart('.'))).Sum(static file => file.Length);

    private sealed class AllPoints : IPointVisitor
    {
        public List<long> Values { get; } = [];

        public List<int> Docs { get; } = [];

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => CellRelation.Crosses;

        public void Visit(int docId) => throw new InvalidOperationException("No cell was said to be inside.");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            Docs.Add(docId);
            Values.Add(BinaryPrimitives.ReadInt64BigEndian(packedValue) ^ long.MinValue);
        }
    }
}
