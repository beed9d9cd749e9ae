using System.Globalization;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Hits that Apache Lucene found, kept as text: <c>document:score-bits</c>, separated by spaces.</summary>
internal static class FrozenHits
{
    /// <summary>Where a frozen file or folder is.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "TestData", "searching", name);

    /// <summary>The lines of a file, by columns.</summary>
    public static IEnumerable<string[]> Read(string name) => File.ReadLines(PathOf(name)).Select(static line => line.Split('\t'));

    /// <summary>Our hits in the same form.</summary>
    public static string Print(TopDocs top) => string.Join(' ', top.Hits.Select(static h =>
        string.Create(CultureInfo.InvariantCulture, $"{h.DocId}:{BitConverter.SingleToUInt32Bits(h.Score):x8}")));
}
