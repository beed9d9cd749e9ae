using System.Text.Json;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>What the index remembers of the files of the corpus, one document each.</summary>
/// <remarks>
/// The facts that are needed of every file whenever the index is brought in step stand in a column of their own, so that reading them costs the same whatever the
/// articles around them weigh. The lists, which few files have and which may be long, are stored beside it.
/// </remarks>
internal static class FileNotes
{
    private const byte Plain = 0;
    private const byte WithLists = 1;

    /// <summary>The document of a file.</summary>
    public static Document DocumentOf(CorpusFile file)
    {
        bool hasLists = file.Refusals.Count + file.Shadowed.Count > 0;
        byte[] facts = JsonSerializer.SerializeToUtf8Bytes(file with { Refusals = [], Shadowed = [] }, ArticleJson.Default.CorpusFile);
        Document document =
        [
            Field.Keyword(PassageSchema.Kind, PassageSchema.FileKind),
            Field.Keyword(PassageSchema.Path, file.Path),
            Field.DocValues(PassageSchema.FileFacts, DocValuesType.Binary, FieldValue.Of([hasLists ? WithLists : Plain, .. facts])),
        ];
        if (hasLists) document.Add(Field.Stored(PassageSchema.Json, FieldValue.Of(JsonSerializer.SerializeToUtf8Bytes(file, ArticleJson.Default.CorpusFile))));
        return document;
    }

    /// <summary>The notes of all files.</summary>
    public static List<CorpusFile> ReadAll(IndexReader reader)
    {
        var files = new List<CorpusFile>();
        for (int i = 0; i < reader.Segments.Count; i++)
        {
            SegmentReader segment = reader.Segments[i];
            if (segment.BinaryDocValues(PassageSchema.FileFacts) is not { } facts) continue;
            for (int docId = facts.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = facts.NextDoc())
            {
                if (segment.IsLive(docId)) files.Add(facts.Value[0] == Plain ? Parse(facts.Value[1..]) : ReadStored(reader, reader.DocBase(i) + docId));
            }
        }
        return files;
    }

    private static CorpusFile ReadStored(IndexReader reader, int document)
    {
        reader.Document(document).TryGet(PassageSchema.Json, out FieldValue json);
        return Parse(json.AsBytes);
    }

    private static CorpusFile Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ArticleJson.Default.CorpusFile)!;
}
