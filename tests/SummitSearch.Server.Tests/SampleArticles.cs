namespace SummitSearch.Server.Tests;

/// <summary>A small archive for tests.</summary>
internal static class SampleArticles
{
    /// <summary>Files by name.</summary>
    public static Dictionary<string, string> Files { get; } = new()
    {
        ["repairs.md"] = """
            ---
            id: repairs
            title: Shipyards to repair warships
            source: Harbour Desk
            section: Defence
            published: 2024-04-10T09:00:00Z
            tags: [navy, shipyards]
            ---
            Private shipyards in Japan will repair warships of the American navy. The vessels no longer cross the ocean for it.

            Unions in Virginia are watchful. Work on submarines stays at home.
            """,
        ["moon.md"] = """
            ---
            id: desk/2024/moon
            title: A rover for the Moon
            source: Pacific Ledger
            section: Science
            published: 2024-05-02T09:00:00Z
            tags: [space]
            ---
            Japan builds a pressurised rover, and two of its astronauts will walk on the Moon.
            """,
        ["dinner.txt"] = "Salmon and cherry ice cream at the state dinner\n\nThe kitchen served salmon, rib eye and cherry ice cream. Guests heard songs until midnight.",
    };
}
