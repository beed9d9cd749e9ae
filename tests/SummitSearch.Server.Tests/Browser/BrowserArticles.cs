using System.Globalization;
using SummitSearch.Articles;

namespace SummitSearch.Server.Tests.Browser;

/// <summary>The archive that the browser tests look at.</summary>
internal static class BrowserArticles
{
    /// <summary>Text that would do harm if it were taken for HTML.</summary>
    public const string HostileTitle = "<img src=x onerror=alert(1)> & \"quotes\" <script>alert(2)</script>";

    /// <summary>An article that is handed in past the readers, which would clean it.</summary>
    public static Article Hostile { get; } = new()
    {
        Id = "hostile",
        Title = HostileTitle,
        Body = "The hostile paragraph holds <b>markup</b>, </p><script>alert(3)</script> and javascript:alert(4) links.\n\nA second paragraph says &lt;nothing&gt; new.",
        Source = "\"><svg onload=alert(5)>",
        Url = "javascript:alert(6)",
        Tags = ["<i>tag</i>"],
        Language = "en",
    };

    /// <summary>Files by name.</summary>
    public static Dictionary<string, string> Files { get; } = Create();

    private static Dictionary<string, string> Create()
    {
        Dictionary<string, string> files = new(SampleArticles.Files);
        for (int i = 0; i < 25; i++)
        {
            files[string.Create(CultureInfo.InvariantCulture, $"ferry-{i:00}.md")] = string.Create(CultureInfo.InvariantCulture, $"""
                ---
                id: ferry-{i:00}
                title: Ferry report number {i}
                source: {(i % 2 == 0 ? "Harbour Desk" : "Pacific Ledger")}
                section: Traffic
                published: 2024-{1 + (i % 12):00}-15T09:00:00Z
                ---
                Ferry number {i} left the quay on time, and its passengers saw the lighthouse.
                """);
        }
        const string Wire = "The harbour master of Port Elgin has closed the old lock to pleasure boats until repairs to its northern gate are done, which engineers expect to take most of the summer and part of the autumn.";
        foreach ((string id, string source, int day) in new[] { ("wire-first", "Harbour Desk", 1), ("wire-copy", "Pacific Ledger", 2), ("wire-late", "Evening Bell", 3) })
            files[$"{id}.md"] = $"---\nid: {id}\ntitle: Old lock closed ({source})\nsource: {source}\npublished: 2024-06-0{day}T09:00:00Z\n---\n{Wire}";
        return files;
    }
}
