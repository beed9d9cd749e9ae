using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Postings;

/// <summary>One occurrence of a term.</summary>
internal sealed record Occurrence(int Position, int Start, int End, byte[] Payload);

/// <summary>One document of a term.</summary>
internal sealed record Posting(int DocId, int Freq, Occurrence[] Occurrences);

/// <summary>The slow twin of an inverted index: everything in plain lists.</summary>
internal sealed class PostingsModel
{
    /// <summary>Id of the segment written.</summary>
    public static readonly byte[] SegmentId = [.. Enumerable.Range(1, 16).Select(static i => (byte)i)];

    /// <summary>Number of documents.</summary>
    public required int MaxDoc { get; init; }

    /// <summary>Norm of a document.</summary>
    public Func<int, byte> Norm { get; init; } = static doc => (byte)(doc % 200 + 1);

    /// <summary>The fields with their terms in byte order.</summary>
    public List<(FieldInfo Field, List<(byte[] Term, List<Posting> Postings)> Terms)> Fields { get; } = [];

    /// <summary>Writes the segment <c>_0</c>.</summary>
    public void Write(IndexDirectory directory)
    {
        using PostingsWriter writer = new(directory, "_0", SegmentId, MaxDoc, Fields.Select(static f => f.Field));
        foreach ((FieldInfo field, List<(byte[] Term, List<Posting> Postings)> terms) in Fields)
        {
            writer.StartField(field);
            foreach ((byte[] term, List<Posting> postings) in terms)
            {
                writer.StartTerm(term);
                foreach (Posting posting in postings)
                    WritePosting(writer, field, posting);
                writer.FinishTerm();
            }
            writer.FinishField();
        }
        writer.Finish();
    }

    /// <summary>Opens the segment written.</summary>
    public TermsReader Open(IndexDirectory directory) => Open(directory, new FieldInfos(Fields.Select(static f => f.Field)), MaxDoc);

    /// <summary>Opens a segment.</summary>
    public static TermsReader Open(IndexDirectory directory, FieldInfos fields, int maxDoc)
    {
        HashSet<string> names = [.. directory.ListFiles()];
        IndexInput? Input(string extension)
        {
            string name = PostingsFormat.FileName("_0", PostingsFormat.Suffix, extension);
            return names.Contains(name) ? new IndexInput(name, directory.OpenBytes(name)) : null;
        }
        PostingsFiles files = new() { Doc = Input("doc")!, Pos = Input("pos"), Pay = Input("pay"), Tim = Input("tim")!, Tip = Input("tip")!, Tmd = Input("tmd")! };
        return TermsReader.Open(files, SegmentId, PostingsFormat.Suffix, fields, maxDoc);
    }

    /// <summary>A field.</summary>
    public static FieldInfo Field(string name, int number, IndexOptions options, bool payloads = false, bool norms = true) => new()
    {
        Name = name,
        Number = number,
        IndexOptions = options,
        HasPayloads = payloads,
        OmitsNorms = !norms,
    };

    /// <summary>Random documents with random occurrences.</summary>
    public List<Posting> RandomPostings(Random random, FieldInfo field, int docFreq)
    {
        HashSet<int> docs = [];
        if (docFreq > MaxDoc / 2)
        {
            docs = [.. Enumerable.Range(0, MaxDoc)];
            while (docs.Count > docFreq)
                docs.Remove(random.Next(MaxDoc));
        }
        while (docs.Count < docFreq)
            docs.Add(random.Next(MaxDoc));
        int payloadStyle = random.Next(3);
        return [.. docs.Order().Select(doc => RandomPosting(random, field, doc, payloadStyle))];
    }

    private static Posting RandomPosting(Random random, FieldInfo field, int doc, int payloadStyle)
    {
        int freq = !field.HasFrequencies ? 1 : random.Next(10) switch { < 6 => 1, < 9 => random.Next(1, 6), _ => random.Next(1, 60) };
        if (!field.HasPositions)
            return new Posting(doc, freq, []);
        Occurrence[] occurrences = new Occurrence[freq];
        int position = 0, start = 0;
        for (int i = 0; i < freq; i++)
        {
            position += random.Next(8) == 0 ? random.Next(5000) : random.Next(3);
            start += random.Next(12);
            int length = payloadStyle switch { 0 => 0, 1 => 4, _ => random.Next(5) };
            byte[] payload = field.HasPayloads ? new byte[length] : [];
            random.NextBytes(payload);
            occurrences[i] = new Occurrence(position, start, start + random.Next(15), payload);
        }
        return new Posting(doc, freq, occurrences);
    }

    private void WritePosting(PostingsWriter writer, FieldInfo field, Posting posting)
    {
        writer.StartDocument(posting.DocId, posting.Freq, Norm(posting.DocId));
        if (field.HasPositions)
        {
            foreach (Occurrence occurrence in posting.Occurrences)
                writer.AddPosition(occurrence.Position, occurrence.Payload, occurrence.Start, occurrence.End);
        }
        writer.FinishDocument();
    }
}
