using System.Buffers.Binary;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Codecs;

/// <summary>Our check agrees with CheckIndex on indexes with one fault each. For most of them the checksum is made right again, so that the fault itself has to be seen.</summary>
/// <remarks>We miss nothing that CheckIndex finds. Where we find more, it is because we also verify what it never looks at: that all documents of a set lie below
/// the segment's size and can be reached both ways, that recorded counts agree with their sets even where every value is equal, that areas no value needs (the index of a
/// dictionary, lists of update files) are possible, and that run lengths are spelled as a writer spells them.</remarks>
public class DamagedIndexTests
{
    private const int Mutations = 260;
    private const int MutationsPerRun = 20;

    [OracleFact]
    public void Check_AgreesWithCheckIndexOnSingleFaults()
    {
        const int seed = 77;
        using TemporaryFolder folder = new();
        string original = Path.Combine(FrozenData.Folder, FrozenData.Everything);
        Random random = new(seed);
        List<(string Path, string Description)> damaged = [];
        string[] files = [.. Directory.GetFiles(original).Where(f => Path.GetFileName(f) != "write.lock").Order(StringComparer.Ordinal)];
        for (int i = 0; i < Mutations; i++)
        {
            string copy = Path.Combine(folder.Path, "m" + i);
            damaged.Add((copy, Damage(files, copy, files[i % files.Length], random, repair: i % 5 != 0)));
        }

        string[] verdicts = [.. damaged.Chunk(MutationsPerRun).AsParallel().AsOrdered().SelectMany(static run => OracleVerdicts(run.Select(static d => d.Path)))];
        bool[] clean = [.. damaged.AsParallel().AsOrdered().Select(static d => IsClean(d.Path))];

        Assert.Equal(Mutations, verdicts.Length);
        List<string> missed = [];
        int stricter = 0;
        for (int i = 0; i < Mutations; i++)
        {
            bool theirsClean = verdicts[i] == "clean";
            if (clean[i] && !theirsClean)
                missed.Add($"{damaged[i].Description}: CheckIndex says {verdicts[i]}");
            if (theirsClean && !clean[i])
                stricter++;
        }
        // A check that cried wolf would also miss nothing.
        Assert.InRange(stricter, 0, Mutations / 20);
        Assert.True(missed.Count == 0, $"seed {seed}\n" + string.Join('\n', missed));
    }

    private static string[] OracleVerdicts(IEnumerable<string> folders) =>
        OracleProcess.Run(["check-each"], string.Join('\n', folders) + "\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsClean(string folder)
    {
        using FileSystemDirectory directory = new(folder);
        return IndexChecker.Check(directory).IsClean;
    }

    private static string Damage(string[] files, string copy, string file, Random random, bool repair)
    {
        Directory.CreateDirectory(copy);
        foreach (string other in files)
            File.Copy(other, Path.Combine(copy, Path.GetFileName(other)));
        string target = Path.Combine(copy, Path.GetFileName(file));
        byte[] bytes = File.ReadAllBytes(target);
        int at = random.Next(bytes.Length - 16);
        byte before = bytes[at];
        bytes[at] = (byte)(random.Next(3) == 0 ? random.Next(256) : before ^ 1 << random.Next(8));
        if (repair)
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32.Compute(bytes.AsSpan(0, bytes.Length - 8)));
        File.WriteAllBytes(target, bytes);
        return $"{Path.GetFileName(file)} byte {at}: {before:x2} -> {bytes[at]:x2}{(repair ? "" : ", checksum left")}";
    }
}
