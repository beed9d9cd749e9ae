using System.Globalization;

namespace SummitSearch.Server.Tests.Browser;

/// <summary>The archive that the browser tests look at.</summary>
internal static class BrowserArticles
{
    /// <summary>Text that would do harm if it were taken for HTML.</summary>
    public const string HostileTitle = "<img src=x onerror=alert(1)> & \"quotes\" <script>alert(2)</script>";

    /// <summary>Files by name.</summary>
    public static Dictionary<string, string> Files { get; } = Create();

    private static Dictionary<string, string> Create()
    {
        Dictionary<string, string> files = new(SampleArticles.Files)
        {
            ["hostile.json"] = System.Text.Json.JsonSerializer.Serialize(new
            {
                id = "hostile",
                title = HostileTitle,
                body = "The hostile paragraph holds <b>markup</b>, </p><script>alert(3)</script> and javascript:alert(4) links.\n\nA second paragraph says &lt;nothing&gt; new.",
                source = "\"><svg onload=alert(5)>",
                url = "javascript:alert(6)",
                tags = new[] { "<i>tag</i>" },
                publishedAt = "2024-03-01T00:00:00Z",
            }),
        };
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
        return files;
    }
}
