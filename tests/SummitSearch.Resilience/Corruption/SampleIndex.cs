using System.Globalization;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Resilience.Corruption;

/// <summary>A small index with every kind of file, and all that it answers.</summary>
internal static class SampleIndex
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta", "common"];

    /// <summary>Writes it: two segments, one with deletions.</summary>
    /// <param name="compound">Whether the files of a segment are wrapped into one.</param>
    public static MemoryDirectory Create(bool compound)
    {
        MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy(), MergeThreads = 0, Compound = compound });
        for (int i = 0; i < 40; i++)
        {
            writer.AddDocument(DocumentOf(i));
            if (i == 30)
                writer.Commit();
        }
        writer.DeleteDocuments(new Term("id", "3"));
        writer.Commit();
        return directory;
    }

    /// <summary>All answers of an index as text: hits with score bits, and the stored documents of the hits.</summary>
    public static string Answers(IndexDirectory directory)
    {
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader);
        IEnumerable<Query> queries =
        [
            .. Words.Select(static w => new TermQuery(new Term("text", w))),
            new PhraseQuery([new Term("text", "alpha"), new Term("text", "common")]),
            new PrefixQuery(new Term("text", "w")),
        ];
        return string.Join('\n', queries.Select(query => string.Join(' ', searcher.Search(query, 50).Hits.Select(hit =>
            string.Create(CultureInfo.InvariantCulture, $"{hit.DocId}:{BitConverter.SingleToInt32Bits(hit.Score):x}:{reader.Document(hit.DocId).GetString("text")}")))));
    }

    private static Document DocumentOf(int number) =>
    [
        Field.Keyword("id", number.ToString(CultureInfo.InvariantCulture), stored: true),
        Field.Text("text", $"{Words[number % 4]} common w{number % 7} {Words[number % 3]}", stored: true),
        Field.DocValues("number", DocValuesType.Numeric, FieldValue.Of((long)number * 17)),
        Field.DocValues("kind", DocValuesType.Sorted, FieldValue.Of(Words[number % 5])),
        Field.Point("date", FieldValue.Of((long)number)),
    ];
}
