using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Codecs;

/// <summary>Apache Lucene finds our files clean and reads from them, value for value, what it wrote itself.</summary>
public class WritingForApacheLuceneTests
{
    [OracleTheory]
    [InlineData("--seed 21 --docs 300", false, false, false)]
    [InlineData("--seed 22 --docs 500 --mode high", true, true, false)]
    [InlineData("--seed 23 --docs 400 --commit-every 100 --updates --deletes", false, true, false)]
    [InlineData("--seed 24 --docs 400 --commit-every 150 --updates --deletes --mode high", true, false, true)]
    [InlineData("--seed 25 --docs 200 --sort multi --deletes", false, false, false)]
    [InlineData("--seed 26 --docs 500 --wide-norms", true, false, false)]
    [InlineData("--seed 27 --docs 75000 --deletes", false, false, true)]
    public void RewrittenIndex_IsCleanAndEqual(string options, bool high, bool compound, bool append)
    {
        using TemporaryFolder original = new();
        using TemporaryFolder rewritten = new();
        OracleProcess.Run(["generate", .. options.Split(' '), "--no-cfs", "--out", original.Path]);
        using FileSystemDirectory source = new(original.Path);
        using FileSystemDirectory target = new(rewritten.Path);

        ContainerRewriter.Rewrite(source, target, high ? StoredFieldsMode.High : StoredFieldsMode.Fast, compound, append);

        OracleResult check = OracleProcess.TryRun(["check", rewritten.Path]);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Equal(OracleProcess.Run(["dump", original.Path]), OracleProcess.Run(["dump", rewritten.Path]));
    }

    [OracleFact]
    public void RewrittenIndex_MergesAndUpdatesInApacheLucene()
    {
        using TemporaryFolder original = new();
        using TemporaryFolder rewritten = new();
        OracleProcess.Run(["generate", "--seed", "31", "--docs", "300", "--commit-every", "90", "--no-cfs", "--deletes", "--out", original.Path]);
        using FileSystemDirectory source = new(original.Path);
        using FileSystemDirectory target = new(rewritten.Path);
        ContainerRewriter.Rewrite(source, target, StoredFieldsMode.Fast, compound: false, appendStored: false);

        // Updates, deletes and a forced merge over our files by the reference's own writer.
        OracleProcess.Run(["generate", "--seed", "32", "--docs", "50", "--updates", "--deletes", "--merge", "--out", rewritten.Path]);

        Assert.Equal("clean", OracleProcess.Run(["check", rewritten.Path, "--quiet"]).Trim());
        using FileSystemDirectory merged = new(rewritten.Path);
        Assert.Single(SegmentInfosFile.ReadLatest(merged).Segments);
    }

    [OracleTheory]
    [InlineData("--seed 41 --docs 400")]
    [InlineData("--seed 42 --docs 30000")]
    public void Norms_ComeOutByteForByte(string options)
    {
        using TemporaryFolder original = new();
        using TemporaryFolder rewritten = new();
        OracleProcess.Run(["generate", .. options.Split(' '), "--mode", "high", "--no-cfs", "--out", original.Path]);
        using FileSystemDirectory source = new(original.Path);
        using FileSystemDirectory target = new(rewritten.Path);

        ContainerRewriter.Rewrite(source, target, StoredFieldsMode.High, compound: false, appendStored: false);

        Assert.Equal(File.ReadAllBytes(Path.Combine(original.Path, "_0.nvm")), File.ReadAllBytes(Path.Combine(rewritten.Path, "_0.nvm")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(original.Path, "_0.nvd")), File.ReadAllBytes(Path.Combine(rewritten.Path, "_0.nvd")));
    }
}
