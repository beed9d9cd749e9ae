using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>The power fails at every single operation of a writer's life: what is found afterwards is a commit that was asked for, the last or the one under way.</summary>
public sealed class CommitDurabilityTests
{
    private const int SeedsPerOperation = 4;

    public static TheoryData<bool> Kinds => [false, true];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Commit_PowerFailsAtEveryOperation_LeavesTheLastOrTheNewCommit(bool compound)
    {
        int operations = OperationsOf(compound);
        Assert.True(operations > 60, $"only {operations} operations were counted");
        for (int n = 1; n <= operations; n++)
        {
            using FaultyDirectory directory = new() { FailAt = n };
            List<string[]> asked = [[]];
            int returned = RunUntilItFails(directory, compound, asked);
            for (int seed = 0; seed < SeedsPerOperation; seed++)
                CheckFound(directory.AfterPowerCut(n * SeedsPerOperation + seed), asked, returned, $"operation {n}, seed {seed}, compound {compound}");
        }
    }

    [Fact]
    public void Commit_FailedOnce_CanBeRepeatedOrLeavesTheLastOne()
    {
        int operations = OperationsOf(compound: true);
        for (int n = 1; n <= operations; n++)
        {
            using FaultyDirectory directory = new() { FailAt = n };
            List<string[]> asked = [[]];
            int returned = RunUntilItFails(directory, compound: true, asked);
            // The process lives on and the disk works again: the same directory is opened anew.
            directory.Repair();
            CheckFound(directory, asked, returned, $"operation {n}");
            using (IndexWriter writer = TestWriter.Open(directory))
                writer.AddDocument(TestWriter.Doc("later", "x"));
            Assert.Contains("later", TestWriter.CommittedIds(directory));
            Assert.Single(directory.ListFiles(), static f => f.Contains("segments_", StringComparison.Ordinal));
        }
    }

    private static int OperationsOf(bool compound)
    {
        using FaultyDirectory directory = new();
        List<string[]> asked = [[]];
        Assert.Equal(4, RunUntilItFails(directory, compound, asked));
        return directory.Operations;
    }

    /// <summary>A short life of a writer with four commits; returns how many returned. <paramref name="asked"/> gets the ids of each, in the order in which they were asked for.</summary>
    private static int RunUntilItFails(FaultyDirectory directory, bool compound, List<string[]> asked)
    {
        int returned = 0;
        try
        {
            using IndexWriter writer = TestWriter.Open(directory, TestWriter.Options with { Compound = compound });
            writer.AddDocument(TestWriter.Doc("a", "one two"));
            writer.AddDocument(TestWriter.Doc("b", "two three"));
            returned = CommitAs(writer, asked, ["a", "b"], returned);
            writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("c", "three four"));
            returned = CommitAs(writer, asked, ["b", "c"], returned);
            writer.AddDocument(TestWriter.Doc("d", "four five"));
            writer.ForceMerge(1);
            returned = CommitAs(writer, asked, ["b", "c", "d"], returned);
            writer.DeleteDocuments(new Term("id", "c"));
            returned = CommitAs(writer, asked, ["b", "d"], returned);
        }
        catch (Exception e) when (directory.HasFailed && e is IOException or WriterFailedException)
        {
            Assert.True(directory.HasFailed);
        }
        return returned;
    }

    private static int CommitAs(IndexWriter writer, List<string[]> asked, string[] ids, int returned)
    {
        asked.Add(ids);
        writer.Commit();
        return returned + 1;
    }

    private static void CheckFound(IndexDirectory found, List<string[]> asked, int returned, string run)
    {
        try
        {
            if (SegmentInfosFile.LatestGeneration(found) == 0)
            {
                Assert.True(returned == 0, $"{run}: a commit returned, and nothing is left of it");
                return;
            }
            string[] ids = [.. TestWriter.CommittedIds(found).Order(StringComparer.Ordinal)];
            Assert.True(asked.Skip(returned).Any(ids.SequenceEqual), $"{run}: found {string.Join(',', ids)} after {returned} commits returned");
        }
        catch (IOException e)
        {
            Assert.Fail($"{run}: {e.Message}");
        }
    }
}
