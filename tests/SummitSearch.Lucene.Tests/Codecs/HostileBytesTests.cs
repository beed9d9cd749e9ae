using System.Globalization;
using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>Damaged files of every kind end in a fault with a file name or in a right answer: never in another exception, a hang, or endless allocation.</summary>
/// <remarks>The environment variable SUMMIT_MUTATIONS sets the number of mutations of each index, SUMMIT_SEED the seed.</remarks>
public class HostileBytesTests
{
    private const int DefaultMutations = 900;
    private const long MaxAllocation = 64 << 20;

    [Theory]
    [InlineData(TestIndexes.Plain)]
    [InlineData(TestIndexes.Compound)]
    [InlineData(TestIndexes.Everything)]
    public void MutatedFiles_EndInFaultsOnly(string name)
    {
        int mutations = Setting("SUMMIT_MUTATIONS", DefaultMutations);
        int seed = Setting("SUMMIT_SEED", 2026);
        Random random = new(seed);
        using MemoryDirectory directory = TestIndexes.CopyToMemory(name);
        IReadOnlyList<string> files = directory.ListFiles();
        for (int i = 0; i < mutations; i++)
        {
            string file = files[i % files.Count];
            byte[] original = TestIndexes.Read(directory, file);
            byte[] mutated = Mutate(original, random, out string description);
            TestIndexes.Replace(directory, file, mutated);
            long before = GC.GetAllocatedBytesForCurrentThread();

            IndexReport report = IndexChecker.Check(directory);

            string what = $"{name}/{file}, mutation {i} of seed {seed}: {description}";
            Assert.True(report.Faults.All(f => !f.Problem.Contains("reading it ended in", StringComparison.Ordinal)), $"{what}\n{string.Join('\n', report.Faults)}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MaxAllocation, $"{what}\nallocated {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
            CheckOpening(directory, what);
            TestIndexes.Replace(directory, file, original);
        }
    }

    /// <summary>Opening throws nothing but the three errors that say what is wrong.</summary>
    private static void CheckOpening(MemoryDirectory directory, string what)
    {
        try
        {
            using IndexReader reader = DirectoryReader.Open(directory);
        }
        catch (Exception e)
        {
            Assert.True(e is CorruptIndexException or UnsupportedIndexFormatException or FileNotFoundException, $"{what}\n{e}");
        }
    }

    private static byte[] Mutate(byte[] original, Random random, out string description)
    {
        byte[] bytes = (byte[])original.Clone();
        int at = random.Next(bytes.Length);
        bool repair = random.Next(4) != 0;
        switch (random.Next(8))
        {
            case 0:
                bytes = bytes[..at];
                description = $"cut off at {at}";
                break;
            case 1:
                int from = random.Next(bytes.Length);
                int length = random.Next(1, Math.Min(64, bytes.Length - Math.Max(from, at)) + 1);
                original.AsSpan(from, length).CopyTo(bytes.AsSpan(at));
                description = $"{length} bytes of {from} copied to {at}";
                break;
            case 2:
                byte[] extra = new byte[random.Next(1, 40)];
                random.NextBytes(extra);
                bytes = [.. bytes.AsSpan(0, at), .. extra, .. bytes.AsSpan(at)];
                description = $"{extra.Length} bytes put in at {at}";
                break;
            case 3:
                int end = Math.Min(bytes.Length, at + random.Next(1, 9));
                bytes.AsSpan(at, end - at).Fill((byte)(random.Next(2) * 255));
                description = $"{at} to {end} filled with {bytes[at]:x2}";
                break;
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                description = $"bit of byte {at} flipped";
                break;
        }
        if (repair && bytes.Length > CodecFile.FooterLength)
            Checksums.Repair(bytes);
        description += repair ? ", checksum repaired" : "";
        return bytes;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
