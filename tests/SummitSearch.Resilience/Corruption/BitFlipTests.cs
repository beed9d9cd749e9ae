using System.Diagnostics;
using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Corruption;

/// <summary>One bit of one file is flipped: the check finds it, and where the file's checksum is verified at opening, no search answers from it.</summary>
/// <remarks>Mutations with a repaired checksum are tested in <c>HostileBytesTests</c>, agreement with CheckIndex in <c>DamagedIndexTests</c>.</remarks>
public sealed class BitFlipTests(ITestOutputHelper output)
{
    /// <summary>Where every bit is flipped, so many share one check of the whole index and one search; the others are held against the check of the files' sums alone, which the whole one begins with.</summary>
    private const int BitsPerWholeCheck = 16;

    /// <summary>Files that a search reads from without their checksum being verified first, as in Apache Lucene: they are as large as the index.</summary>
    private static readonly string[] Bulk = [".cfs", ".doc", ".pos", ".pay", ".tim", ".tip", ".fdt", ".dvd", ".nvd", ".kdd", ".kdi", ".fdx"];

    [Theory]
    [InlineData(SampleIndex.Own)]
    [InlineData(SampleIndex.OwnCompound)]
    [InlineData("lucene881-everything")]
    [InlineData("lucene881-plain")]
    [InlineData("lucene881-compound")]
    public void Flip_AnyBitOfAnyFile_IsFoundAndNeverServedFromMetadata(string name)
    {
        int flips = Settings.Number("SUMMIT_BIT_FLIPS", 100);
        output.WriteLine($"seed {Settings.Seed}, {(flips == 0 ? "every bit" : $"{flips} flips")} (SUMMIT_SEED, SUMMIT_BIT_FLIPS; 0 for every bit)");
        using MemoryDirectory directory = SampleIndex.Create(name);
        IndexAnswers questions = new(directory);
        string answers = questions.Of(directory);
        Assert.True(IndexChecker.Check(directory).IsClean);
        SegmentInfos commit = SegmentInfosFile.ReadLatest(directory)!;
        Dictionary<Outcome, int> outcomes = [];
        long start = Stopwatch.GetTimestamp();
        foreach ((string file, long bit) in Choose(directory, flips))
        {
            byte[] original = SampleIndex.Read(directory, file);
            byte[] flipped = [.. original];
            flipped[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            SampleIndex.Replace(directory, file, flipped);
            string run = $"seed {Settings.Seed}, {name}, {file} bit {bit}";
            bool whole = flips > 0 || bit % BitsPerWholeCheck == 0, bulk = Bulk.Contains(Path.GetExtension(file));
            Assert.True((!whole && SumsDiffer(directory, commit)) || !IndexChecker.Check(directory).IsClean, $"{run}: the check finds nothing");
            Outcome outcome = whole || !bulk ? Ask(directory, questions, answers) : Outcome.NotAsked;
            Assert.True(outcome != Outcome.OtherAnswers || bulk, $"{run}: searches give other answers");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            SampleIndex.Replace(directory, file, original);
        }
        output.WriteLine($"{outcomes.Values.Sum()} bits of {directory.ListFiles().Count} files flipped in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, all found; then searches: {string.Join(", ", outcomes.Select(static o => $"{o.Key} {o.Value}"))}");
    }

    private static bool SumsDiffer(MemoryDirectory directory, SegmentInfos commit)
    {
        FaultLog log = new(CancellationToken.None);
        foreach (SegmentCommitInfo segment in commit.Segments)
            FileCheck.Run(directory, segment, log);
        return log.Faults.Count > 0;
    }

    /// <summary>A fault that names the damage, the right answers, or others.</summary>
    private static Outcome Ask(MemoryDirectory damaged, IndexAnswers questions, string answers)
    {
        try
        {
            return questions.Of(damaged) == answers ? Outcome.SameAnswers : Outcome.OtherAnswers;
        }
        catch (Exception fault) when (fault is CorruptIndexException or UnsupportedIndexFormatException or FileNotFoundException)
        {
            Assert.NotEmpty(fault.Message);
            return Outcome.Refused;
        }
    }

    /// <summary>Every bit, or some drawn evenly over the files, so that small ones get their share.</summary>
    private static IEnumerable<(string File, long Bit)> Choose(MemoryDirectory directory, int flips)
    {
        string[] files = [.. directory.ListFiles()];
        if (flips == 0)
            return files.SelectMany(file => Enumerable.Range(0, checked((int)directory.FileLength(file) * 8)).Select(bit => (file, (long)bit)));
        Random random = new(Settings.Seed);
        return Enumerable.Range(0, flips).Select(i => (files[i % files.Length], random.NextInt64(directory.FileLength(files[i % files.Length]) * 8)));
    }

    private enum Outcome
    {
        NotAsked,
        Refused,
        SameAnswers,
        OtherAnswers,
    }
}
