using SummitSearch.Indexing;
using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Passages;

namespace SummitSearch.Backends;

/// <summary>Checks every file of an index, and then whether its articles, passages and files agree with one another.</summary>
internal static class IndexCheck
{
    private const int MostFaults = 100;

    /// <summary>Checks the last commit of a folder.</summary>
    public static CheckReport Run(IndexDirectory directory, CancellationToken cancellationToken)
    {
        IndexReport engine = IndexChecker.Check(directory, cancellationToken);
        List<string> faults = [.. engine.Faults.Take(MostFaults).Select(static f => f.ToString().ReplaceLineEndings(" "))];
        if (faults.Count > 0) return new CheckReport(faults, engine.SegmentCount, engine.DocumentCount);
        try
        {
            using IndexReader reader = DirectoryReader.Open(directory);
            using var snapshot = new LuceneSnapshot(reader, new IndexSearcherOptions(), new LanguageFields("en"), new RankingWeights());
            foreach (int document in snapshot.DocumentsOfKind(PassageSchema.ArticleKind))
            {
                cancellationToken.ThrowIfCancellationRequested();
                CheckArticle(reader, document, faults);
                if (faults.Count == MostFaults) break;
            }
            snapshot.Files();
            return new CheckReport(faults, reader.Segments.Count, reader.LiveCount);
        }
        catch (Exception fault) when (fault is CorruptIndexException or UnsupportedIndexFormatException or IOException or System.Text.Json.JsonException)
        {
            return new CheckReport([.. faults, fault.Message.ReplaceLineEndings(" ")], 0, 0);
        }
    }

    private static void CheckArticle(IndexReader reader, int document, List<string> faults)
    {
        IndexedArticle indexed = ArticleDocuments.Read(reader, document);
        foreach (Passage passage in indexed.Passages)
        {
            if (passage.Start > passage.End || passage.End > indexed.Article.Body.Length)
                faults.Add($"Article '{indexed.Article.Id}': passage {passage.Ordinal} ends at {passage.End}, the body has {indexed.Article.Body.Length} characters. Rebuild the index with 'summit index --rebuild'.");
        }
        if (ContentHash.Of(indexed.Article) != indexed.Hash)
            faults.Add($"Article '{indexed.Article.Id}': its hash differs from the one noted. Rebuild the index with 'summit index --rebuild'.");
        if (indexed.Article.Status != Articles.ArticleStatus.Usable) return;
        for (int i = 0; i < indexed.Passages.Count; i++)
        {
            int passage = document - indexed.Passages.Count + i;
            (int ordinal, int article) = passage >= 0 ? PassageColumns.Locate(reader, passage) : (-1, -1);
            if (ordinal != i || article != document)
                faults.Add($"Article '{indexed.Article.Id}': document {passage} is not its passage {i}. Rebuild the index with 'summit index --rebuild'.");
        }
    }
}
