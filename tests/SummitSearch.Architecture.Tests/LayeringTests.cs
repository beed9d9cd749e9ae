using System.Xml.Linq;

namespace SummitSearch.Architecture.Tests;

/// <summary>Who may know whom (<c>src/ARCHITECTURE.md</c>): between projects, and between the folders of a project.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> EngineRules = new(StringComparer.Ordinal)
    {
        ["Primitives"] = [],
        ["Threading"] = [],
        ["Storage"] = ["Primitives", "Threading"],
        ["Documents"] = ["Primitives"],
        ["Analysis"] = ["Primitives"],
        ["Segments"] = ["Primitives", "Storage", "Documents"],
        ["Codecs"] = ["Primitives", "Storage", "Documents", "Segments"],
        ["Searching"] = ["Primitives", "Documents", "Segments"],
        ["Indexing"] = ["Primitives", "Threading", "Storage", "Documents", "Analysis", "Segments", "Codecs", "Searching"],
        ["QueryParsing"] = ["Primitives", "Documents", "Analysis", "Segments", "Searching"],
        ["Highlighting"] = ["Primitives", "Documents", "Analysis", "Segments", "Searching"],
        ["Suggesting"] = ["Primitives", "Documents", "Analysis", "Segments", "Searching"],
        ["Checking"] = ["Primitives", "Storage", "Documents", "Segments", "Codecs"],
    };

    private static readonly Dictionary<string, string[]> ProjectRules = new(StringComparer.Ordinal)
    {
        ["SummitSearch.Lucene"] = [],
        ["SummitSearch"] = ["SummitSearch.Lucene"],
        ["SummitSearch.Server"] = ["SummitSearch"],
        ["SummitSearch.Cli"] = ["SummitSearch", "SummitSearch.Lucene", "SummitSearch.Server"],
    };

    public static TheoryData<string> Projects => [.. ProjectRules.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferencesOnlyWhatItMay(string project)
    {
        XDocument file = XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"));
        string[] referenced = [.. file.Descendants("ProjectReference").Select(static r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))];
        Assert.Empty(referenced.Except(ProjectRules[project]));
    }

    /// <summary>What a product above the engine can do, everybody who embeds the engine can do.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void InternalsAreSeenByTestsAlone(string project)
    {
        string[] friends = [.. XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants("InternalsVisibleTo").Select(static f => f.Attribute("Include")!.Value)];
        Assert.All(friends, static friend => Assert.True(Directory.Exists(Path.Combine(Repository.Root, "tests", friend)), friend));
    }

    [Fact]
    public void EngineUsesNoPackage() =>
        Assert.Empty(XDocument.Parse(Repository.Read("src/SummitSearch.Lucene/SummitSearch.Lucene.csproj")).Descendants("PackageReference"));

    [Fact]
    public void ServerNeverSeesTheEngine() =>
        Assert.DoesNotContain(Repository.Files("src/SummitSearch.Server", "*.cs"), static f => Repository.Read(f).Contains("SummitSearch.Lucene", StringComparison.Ordinal));

    [Fact]
    public void EngineFoldersKnowOnlyWhatTheyMay()
    {
        string[] broken = [.. FolderGraph.Mentions("SummitSearch.Lucene")
            .Where(static m => !EngineRules.TryGetValue(m.From, out string[]? allowed) || !allowed.Contains(m.To))
            .Select(static m => $"{m.File}: {m.From} must not know {m.To}")];
        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void FoldersFormNoCircle(string project)
    {
        Dictionary<string, HashSet<string>> graph = new(StringComparer.Ordinal);
        foreach ((string _, string from, string to) in FolderGraph.Mentions(project))
            (graph.TryGetValue(from, out HashSet<string>? known) ? known : graph[from] = []).Add(to);
        while (graph.Count > 0)
        {
            string? leaf = graph.Keys.FirstOrDefault(f => !graph[f].Any(graph.ContainsKey));
            Assert.True(leaf is not null, "Circle among " + string.Join(", ", graph.Select(static e => $"{e.Key} -> {string.Join('+', e.Value)}")));
            graph.Remove(leaf!);
        }
    }
}
