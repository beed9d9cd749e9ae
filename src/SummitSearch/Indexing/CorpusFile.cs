using System.Text.Json.Serialization;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>What the index knows of a file of the corpus, so that an unchanged one need not be read again.</summary>
internal sealed record CorpusFile
{
    /// <summary>Path below the corpus folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Length in bytes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Length { get; init; }

    /// <summary>Time of the last change, in UTC ticks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long ModifiedTicks { get; init; }

    /// <summary>When it was read, in UTC ticks: a change in the same moment may not show in the time of change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long ReadTicks { get; init; }

    /// <summary>Hash of its bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>Number of articles refused.</summary>
    public int Refused { get; init; }

    /// <summary>The first of the refusals.</summary>
    public IReadOnlyList<ArticleRefusal> Refusals { get; init; } = [];

    /// <summary>Ids of articles in it that are not in the index because another file holds a version that beats theirs.</summary>
    public IReadOnlyList<string> Shadowed { get; init; } = [];

    /// <summary>The note about a file of which some articles may be in the index and others not: it is read whatever the file system says of it.</summary>
    public static CorpusFile Unfinished(string path) => new() { Path = path, Length = -1, ModifiedTicks = 0, ReadTicks = 0, Hash = "" };
}
