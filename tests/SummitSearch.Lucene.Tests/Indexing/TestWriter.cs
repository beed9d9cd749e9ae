using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>Short ways to write and to look at small indexes.</summary>
internal static class TestWriter
{
    /// <summary>Options that make every run alike: no merges unless forced.</summary>
    public static IndexWriterOptions Options { get; } = new() { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy(), MergeThreads = 0 };

    /// <summary>Opens a writer.</summary>
    public static IndexWriter Open(IndexDirectory directory, IndexWriterOptions? options = null) => new(directory, options ?? Options);

    /// <summary>A document with an id and a text.</summary>
    public static Document Doc(string id, string text) => [Field.Keyword("id", id, stored: true), Field.Text("text", text, stored: true)];

    /// <summary>The ids of all live documents of the last commit, in index order.</summary>
    public static string[] CommittedIds(IndexDirectory directory)
    {
        using IndexReader reader = DirectoryReader.Open(directory);
        return Ids(reader);
    }

    /// <summary>The ids of all live documents, in index order.</summary>
    public static string[] Ids(IndexReader reader)
    {
        List<string> ids = [];
        for (int segment = 0; segment < reader.Segments.Count; segment++)
        {
            SegmentReader leaf = reader.Segments[segment];
            for (int docId = 0; docId < leaf.MaxDoc; docId++)
            {
                if (leaf.LiveDocs is null || leaf.LiveDocs[docId])
                    ids.Add(reader.Document(reader.DocBase(segment) + docId).GetString("id")!);
            }
        }
        Assert.Equal(reader.LiveCount, ids.Count);
        return [.. ids];
    }

    /// <summary>The ids of the documents with a term in their text, sorted.</summary>
    public static string[] Find(IndexReader reader, string text)
    {
        TopDocs top = new IndexSearcher(reader).Search(new TermQuery(new Term("text", text)), 1000);
        return [.. top.Hits.Select(h => reader.Document(h.DocId).GetString("id")!).Order(StringComparer.Ordinal)];
    }
}
