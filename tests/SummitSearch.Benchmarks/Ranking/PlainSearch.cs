using System.IO.Compression;
using System.Text.Json;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Languages;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>What the ranking is compared with: BM25 (k1 0.9, b 0.4) over one field of title and text, a document for each record, words of the query counted as often as they occur.</summary>
/// <remarks>English with Porter's stemmer and stop words; Chinese, Japanese and Thai in pairs of characters; other languages in lower case only.</remarks>
internal sealed class PlainSearch : IDisposable
{
    private readonly FileSystemDirectory _directory;
    private readonly IndexReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly Analyzer _analyzer;

    private PlainSearch(string path, Analyzer analyzer)
    {
        _analyzer = analyzer;
        _directory = new FileSystemDirectory(path);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader, new IndexSearcherOptions { K1 = 0.9f, B = 0.4f });
    }

    /// <summary>Opens the index at a path, or builds it.</summary>
    public static PlainSearch Open(string path, JudgedCollection collection)
    {
        Analyzer analyzer = AnalyzerOf(collection.Language);
        if (!Directory.Exists(path)) Build(path, collection, analyzer);
        return new PlainSearch(path, analyzer);
    }

    /// <summary>The ids and scores of the best documents.</summary>
    public List<(string Id, float Score)> Search(string query, int k) =>
        [.. SearchOnly(query, k).Hits.Select(hit => (_reader.Document(hit.DocId).GetString("id")!, hit.Score))];

    /// <summary>The best documents by number, for timing.</summary>
    public TopDocs SearchOnly(string query, int k)
    {
        BooleanQueryBuilder builder = new() { MaxClauses = int.MaxValue };
        foreach (IGrouping<string, string> term in TermsOf(query).GroupBy(static t => t, StringComparer.Ordinal))
        {
            Query word = new TermQuery(new Term("text", term.Key));
            builder.Add(term.Count() == 1 ? word : new BoostQuery(word, term.Count()), Occur.Should);
        }
        return _searcher.Search(builder.Build(), k);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static Analyzer AnalyzerOf(string language) => language switch
    {
        "en" => new EnglishAnalyzer(),
        "zh" or "ja" or "th" => LanguageAnalyzers.For(language),
        _ => new StandardAnalyzer(),
    };

    private static void Build(string path, JudgedCollection collection, Analyzer analyzer)
    {
        using FileSystemDirectory directory = new(path);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = analyzer });
        using StreamReader lines = new(new GZipStream(File.OpenRead(collection.Corpus), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string title = json.RootElement.GetProperty("title").GetString()!, text = json.RootElement.GetProperty("text").GetString()!;
            writer.AddDocument([Field.Keyword("id", json.RootElement.GetProperty("_id").GetString()!, stored: true), Field.Text("text", $"{title}\n{text}")]);
        }
        writer.Commit();
    }

    private List<string> TermsOf(string query)
    {
        TokenStream stream = _analyzer.CreateStream("text");
        stream.Reset(query.AsMemory());
        List<string> terms = [];
        while (stream.MoveNext()) terms.Add(new string(stream.Token.Text));
        return terms;
    }
}
