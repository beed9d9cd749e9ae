using System.Diagnostics;
using System.Globalization;
using SummitSearch.Articles;
using SummitSearch.Lucene.Tests.Storage;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Soak;

/// <summary>Mixed load on one archive for as long as one likes: articles come, change and go, commits, backups, and searches of every kind beside them. Memory, handles and files stay flat.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const double MemorySlackMegabytes = 60;
    private const int LeastSamples = 24;
    private static readonly string[] Words = ["harbour", "ferry", "bridge", "council", "storm", "market", "school", "budget", "strike", "festival", "museum", "railway"];

    [LinuxFact]
    public async Task MixedLoad_MemoryHandlesAndFiles_StayFlat()
    {
        double seconds = Settings.Number("SUMMIT_SOAK_SECONDS", 5);
        output.WriteLine($"seed {Settings.Seed}, {seconds} s (SUMMIT_SEED, SUMMIT_SOAK_SECONDS)");
        using TemporaryFolder folder = new();
        string index = Path.Combine(folder.Path, "index");
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = index, RamBufferMegabytes = 4, CursorLifetime = TimeSpan.FromSeconds(1) });
        // All articles are there from the start, so that the index has its full size.
        for (int number = 0; number < SoakLoad.Articles; number++)
            await summit.IndexAsync(Article(number, 0));
        await summit.CommitAsync();
        List<SoakSample> samples = [];
        using CancellationTokenSource end = new();
        SoakLoad load = new(summit, folder.Path, Settings.Seed);
        Task work = load.RunAsync(end.Token);
        // A slow machine takes longer for as many samples; it does not make do with fewer.
        Stopwatch watch = Stopwatch.StartNew();
        while (!work.IsCompleted && (samples.Count < LeastSamples || watch.Elapsed.TotalSeconds < seconds))
        {
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(seconds / 40), CancellationToken.None));
            samples.Add(SoakSample.Take(load.Searches, index));
        }
        await end.CancelAsync();
        await work;
        Report(samples);
        AssertFlat(samples);
        Assert.True((await summit.CheckAsync()).IsSound);
    }

    /// <summary>An article in a version, of words that come back all the time.</summary>
    internal static Article Article(int number, int version)
    {
        Random random = new((number * 7919) + version);
        return new Article
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"a{number}"),
            Title = $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} {number}",
            Body = string.Join(' ', Enumerable.Range(0, 150).Select(_ => random.Next(3) == 0 ? $"w{random.Next(3000)}" : Words[random.Next(Words.Length)])) + ".",
            Source = Words[random.Next(4)],
            Language = "en",
            PublishedAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(8000)),
        };
    }

    private void Report(List<SoakSample> samples)
    {
        foreach (SoakSample s in samples.Where((_, i) => i % Math.Max(1, samples.Count / 12) == 0))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Searches,9} searches, {s.ManagedMegabytes:F0} MB managed, {s.AnonymousMegabytes:F0} MB anonymous, {s.Handles} handles, {s.Mappings} mappings, {s.Files} files"));
    }

    /// <summary>The last third needs no more than the middle third did, but for a little; the first third is for warming up.</summary>
    private static void AssertFlat(List<SoakSample> samples)
    {
        SoakSample[] middle = [.. samples.Skip(samples.Count / 3).Take(samples.Count / 3)], last = [.. samples.TakeLast(samples.Count / 3)];
        InRange("managed memory", middle, last, static s => s.ManagedMegabytes, MemorySlackMegabytes / 3);
        InRange("anonymous memory", middle, last, static s => s.AnonymousMegabytes, MemorySlackMegabytes);
        InRange("handles", middle, last, static s => s.Handles, 60);
        InRange("mappings", middle, last, static s => s.Mappings, 60);
        InRange("files", middle, last, static s => s.Files, 40);
    }

    private static void InRange(string what, SoakSample[] middle, SoakSample[] last, Func<SoakSample, double> value, double slack)
    {
        double before = middle.Max(value), after = last.Max(value);
        Assert.True(after <= (before * 1.1) + slack, string.Create(CultureInfo.InvariantCulture, $"{what} grew from {before:F0} to {after:F0}"));
    }
}
