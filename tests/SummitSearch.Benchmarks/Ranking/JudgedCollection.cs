using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Evaluation;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>A collection of the shared data with queries and judgements.</summary>
internal sealed class JudgedCollection
{
    private readonly string _folder;

    private JudgedCollection(string name, string folder)
    {
        Name = name;
        _folder = folder;
        using StreamReader queries = new(Path.Combine(folder, "queries.tsv"));
        using StreamReader judgements = new(Path.Combine(folder, "qrels.tsv"));
        Judgements = RelevanceJudgements.Read(judgements);
        Queries = [.. QuerySet.Read(queries).Where(q => Judgements.GradesOf(q.QueryId).Count > 0)];
    }

    /// <summary>Name of the folder below the shared data.</summary>
    public string Name { get; }

    /// <summary>The judged queries in the order of the file.</summary>
    public IReadOnlyList<(string QueryId, string Query)> Queries { get; }

    /// <summary>What is relevant.</summary>
    public RelevanceJudgements Judgements { get; }

    /// <summary>File of the documents.</summary>
    public string Corpus => Path.Combine(_folder, "corpus.jsonl.gz");

    /// <summary>Language of the documents; English where the name says nothing.</summary>
    public string Language => Name.StartsWith("xquad/", StringComparison.Ordinal) ? Name[6..] : Name == "jsquad-ja" ? "ja" : "en";

    /// <summary>The collections that are there; those of English first.</summary>
    public static IEnumerable<string> Names()
    {
        string[] names = ["beir-scifact", "squad-wiki-passages", "multihop-rag-facts-500", "cacm"];
        string? languages = SharedData.Find("xquad");
        IEnumerable<string> parallel = languages is null ? [] : Directory.GetDirectories(languages).Select(static d => "xquad/" + Path.GetFileName(d)).Order(StringComparer.Ordinal);
        return names.Concat(parallel).Append("jsquad-ja").Where(static n => SharedData.Find(n) is not null);
    }

    /// <summary>Reads queries and judgements.</summary>
    /// <exception cref="DirectoryNotFoundException">The collection is not there.</exception>
    public static JudgedCollection Open(string name) =>
        new(name, SharedData.Find(name) ?? throw new DirectoryNotFoundException($"No collection '{name}'. Set SUMMIT_DATA to the folder of the collections."));
}
