using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads the documents behind the last full block of a term (FORMAT.md, "Documents").</summary>
internal static class DocumentTail
{
    /// <summary>Reads <paramref name="docs"/>.Length documents and, where the field has them, their frequencies; without, they become 1.</summary>
    /// <exception cref="CorruptIndexException">A document is not below <paramref name="maxDoc"/>, or a frequency below 1.</exception>
    public static void Read(IndexInput doc, int previousDoc, int maxDoc, bool hasFreqs, Span<int> docs, Span<int> freqs)
    {
        if (!hasFreqs)
        {
            ReadDocs(doc, previousDoc, maxDoc, docs);
            freqs[..docs.Length].Fill(1);
            return;
        }
        for (int i = 0; i < docs.Length; i++)
        {
            uint code = (uint)doc.ReadVInt();
            uint docId = (uint)previousDoc + (code >> 1);
            if (docId >= (uint)maxDoc)
                throw OutOfRange(doc, docId, maxDoc);
            docs[i] = previousDoc = (int)docId;
            int freq = (code & 1) != 0 ? 1 : doc.ReadVInt();
            freqs[i] = freq > 0 ? freq : throw new CorruptIndexException(doc.Name, doc.Position, $"document {docId} has frequency {freq}.");
        }
    }

    private static void ReadDocs(IndexInput doc, int previousDoc, int maxDoc, Span<int> docs)
    {
        foreach (ref int docId in docs)
        {
            long next = previousDoc + (long)(uint)doc.ReadVInt();
            docId = previousDoc = next < maxDoc ? (int)next : throw OutOfRange(doc, next, maxDoc);
        }
    }

    private static CorruptIndexException OutOfRange(IndexInput doc, long docId, int maxDoc) => new(doc.Name, doc.Position,
        $"a posting has document {docId}; the segment has documents 0 to {maxDoc - 1}.");
}
