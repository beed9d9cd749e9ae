using System.Runtime.InteropServices;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Turns a full buffer into the files of a segment.</summary>
internal sealed class SegmentFlusher(IndexDirectory directory, SegmentSealer sealer)
{
    /// <summary>Writes the segment; null if no document of the buffer is live. The buffer's postings stay readable.</summary>
    /// <exception cref="IOException">The files could not be written; the caller deletes them.</exception>
    public SegmentCommitInfo? Flush(DocumentBuffer buffer)
    {
        if (buffer.LiveCount == 0)
        {
            buffer.Stored.Dispose();
            sealer.DeleteFilesOf(buffer.Segment);
            return null;
        }
        FieldBuffer[] fields = [.. buffer.Fields.OrderBy(static f => f.Name, StringComparer.Ordinal)];
        FieldInfos infos = new(fields.Select(DescribeField));
        List<string> files = [];
        buffer.Stored.Finish(buffer.DocCount);
        buffer.Stored.Dispose();
        files.AddRange(buffer.Stored.Files);
        WriteNorms(buffer, fields, infos, files);
        WriteColumns(buffer, fields, infos, files);
        WritePoints(buffer, fields, infos, files);
        WritePostings(buffer, fields, infos, files);
        files.Add(FieldInfosFile.Write(directory, buffer.Segment, buffer.SegmentId, infos));
        SegmentInfo info = new() { Name = buffer.Segment, Id = buffer.SegmentId, MaxDoc = buffer.DocCount };
        return sealer.Seal(info, files, "flush");
    }

    private static FieldInfo DescribeField(FieldBuffer field)
    {
        bool hasTerms = field.Terms is { Count: > 0 };
        return SegmentSealer.WithAttributes(new FieldInfo
        {
            Name = field.Name,
            Number = field.Number,
            IndexOptions = field.IndexOptions,
            OmitsNorms = field.OmitsNorms,
            DocValuesType = field.DocValuesType,
            PointDimensions = field.Points is null ? 0 : 1,
            PointIndexDimensions = field.Points is null ? 0 : 1,
            PointBytes = field.Points is null ? 0 : sizeof(long),
        }, hasTerms);
    }

    private void WriteNorms(DocumentBuffer buffer, FieldBuffer[] fields, FieldInfos infos, List<string> files)
    {
        if (!infos.Any(static f => f.HasNorms))
            return;
        using NormsWriter writer = new(directory, buffer.Segment, buffer.SegmentId);
        foreach (FieldBuffer field in fields)
        {
            if (field.Norms is { } norms)
                writer.Add(Info(infos, field), norms.Open, buffer.DocCount);
        }
        writer.Finish();
        files.AddRange(writer.Files);
    }

    private void WriteColumns(DocumentBuffer buffer, FieldBuffer[] fields, FieldInfos infos, List<string> files)
    {
        if (infos.All(static f => f.DocValuesType == DocValuesType.None))
            return;
        using DocValuesWriter writer = new(directory, buffer.Segment, buffer.SegmentId);
        foreach (FieldBuffer field in fields)
            WriteColumn(writer, field, Info(infos, field), buffer.DocCount);
        writer.Finish();
        files.AddRange(writer.Files);
    }

    private static void WriteColumn(DocValuesWriter writer, FieldBuffer field, FieldInfo info, int maxDoc)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(info, field.Numeric!.Open, maxDoc);
                break;
            case DocValuesType.SortedNumeric:
                field.SortedNumeric!.Sort();
                writer.AddSortedNumeric(info, field.SortedNumeric.Open, maxDoc);
                break;
            case DocValuesType.Binary:
                writer.AddBinary(info, field.Binary!.Open, maxDoc);
                break;
            case DocValuesType.Sorted:
                field.Sorted!.Sort();
                writer.AddSorted(info, field.Sorted.Open, maxDoc);
                break;
            case DocValuesType.SortedSet:
                field.SortedSet!.Sort();
                writer.AddSortedSet(info, field.SortedSet.Open, maxDoc);
                break;
        }
    }

    private void WritePoints(DocumentBuffer buffer, FieldBuffer[] fields, FieldInfos infos, List<string> files)
    {
        if (fields.All(static f => f.Points is null))
            return;
        using PointsWriter writer = new(directory, buffer.Segment, buffer.SegmentId);
        foreach (FieldBuffer field in fields.OrderBy(static f => f.Number))
        {
            if (field.Points is { } points)
                writer.Add(Info(infos, field), CollectionsMarshal.AsSpan(points.Values), CollectionsMarshal.AsSpan(points.Docs));
        }
        writer.Finish();
        files.AddRange(writer.FileNames);
    }

    private void WritePostings(DocumentBuffer buffer, FieldBuffer[] fields, FieldInfos infos, List<string> files)
    {
        if (fields.All(static f => f.Terms is not { Count: > 0 }))
            return;
        using PostingsWriter writer = new(directory, buffer.Segment, buffer.SegmentId, buffer.DocCount, infos);
        foreach (FieldBuffer field in fields)
        {
            if (field.Terms is { Count: > 0 } terms)
                WriteTerms(writer, buffer.Pool, field, terms, Info(infos, field));
        }
        writer.Finish();
        files.AddRange(writer.FileNames);
    }

    private static void WriteTerms(PostingsWriter writer, BytePool pool, FieldBuffer field, TermTable terms, FieldInfo info)
    {
        PostingReader postings = field.Postings;
        ReadOnlySpan<byte> norms = field.Norms is { } column ? column.Codes : [];
        writer.StartField(info);
        foreach (int id in terms.SortedIds())
        {
            writer.StartTerm(terms.Term(id));
            postings.Open(pool, terms[id]);
            while (postings.NextDocument())
            {
                int docId = postings.DocId;
                writer.StartDocument(docId, postings.Freq, norms.IsEmpty ? (byte)1 : norms[docId]);
                if (info.HasOffsets)
                    WriteOffsets(writer, postings);
                else if (info.HasPositions)
                    WritePositions(writer, postings.Positions);
                writer.FinishDocument();
            }
            writer.FinishTerm();
        }
        writer.FinishField();
    }

    private static void WritePositions(PostingsWriter writer, ReadOnlySpan<int> positions)
    {
        foreach (int position in positions)
            writer.AddPosition(position, default, -1, -1);
    }

    private static void WriteOffsets(PostingsWriter writer, PostingReader postings)
    {
        ReadOnlySpan<int> positions = postings.Positions;
        ReadOnlySpan<int> starts = postings.StartOffsets;
        ReadOnlySpan<int> ends = postings.EndOffsets;
        for (int i = 0; i < positions.Length; i++)
            writer.AddPosition(positions[i], default, starts[i], ends[i]);
    }

    private static FieldInfo Info(FieldInfos infos, FieldBuffer field) =>
        infos.TryGet(field.Name, out FieldInfo? info) ? info : throw new InvalidOperationException($"Field '{field.Name}' was not described.");
}
