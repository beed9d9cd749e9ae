using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Storage;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Corruption;

/// <summary>One bit of one file is flipped: the check finds it, and where the file's checksum is verified at opening, no search answers from it.</summary>
/// <remarks>Mutations with a repaired checksum are tested in <c>HostileBytesTests</c>, agreement with CheckIndex in <c>DamagedIndexTests</c>.</remarks>
public sealed class BitFlipTests(ITestOutputHelper output)
{
    /// <summary>Files that a search reads from without their checksum being verified first, as in Apache Lucene: they are as large as the index.</summary>
    private static readonly string[] Bulk = [".cfs", ".doc", ".pos", ".tim", ".tip", ".fdt", ".dvd", ".nvd", ".kdd", ".kdi", ".fdx"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Flip_AnyBitOfAnyFile_IsFoundAndNeverServedFromMetadata(bool compound)
    {
        int flips = Settings.Number("SUMMIT_BIT_FLIPS", 300);
        output.WriteLine($"seed {Settings.Seed}, {(flips == 0 ? "every bit" : $"{flips} flips")} (SUMMIT_SEED, SUMMIT_BIT_FLIPS; 0 for every bit)");
        MemoryDirectory original = SampleIndex.Create(compound);
        string answers = SampleIndex.Answers(original);
        Assert.True(IndexChecker.Check(original).IsClean);
        int done = 0;
        foreach ((string file, long bit) in Choose(original, flips))
        {
            using MemoryDirectory damaged = Flip(original, file, bit);
            string run = $"seed {Settings.Seed}, compound {compound}, {file} bit {bit}";
            Assert.True(!IndexChecker.Check(damaged).IsClean, $"{run}: the check finds nothing");
            AssertNotServed(damaged, answers, Bulk.Contains(Path.GetExtension(file)), run);
            done++;
        }
        output.WriteLine($"{done} bits flipped");
    }

    /// <summary>A fault that names the damage, or the right answers; other answers only out of bulk data.</summary>
    private static void AssertNotServed(MemoryDirectory damaged, string answers, bool isBulk, string run)
    {
        try
        {
            Assert.True(SampleIndex.Answers(damaged) == answers || isBulk, $"{run}: searches give other answers");
        }
        catch (Exception fault) when (fault is CorruptIndexException or UnsupportedIndexFormatException or FileNotFoundException)
        {
            Assert.NotEmpty(fault.Message);
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

    private static MemoryDirectory Flip(MemoryDirectory original, string flipped, long bit)
    {
        MemoryDirectory copy = new();
        foreach (string file in original.ListFiles())
        {
            using MappedBytes mapped = original.OpenBytes(file);
            IndexInput input = new(file, mapped);
            byte[] bytes = input.Span(0, checked((int)input.Length)).ToArray();
            if (file == flipped)
                bytes[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            using IndexOutput target = copy.CreateOutput(file);
            target.WriteBytes(bytes);
        }
        return copy;
    }
}
