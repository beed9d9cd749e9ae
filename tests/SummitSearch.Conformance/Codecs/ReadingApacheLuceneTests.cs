using System.IO.Compression;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Codecs;

/// <summary>We read from random indexes of Apache Lucene, value for value, what it reads itself.</summary>
public class ReadingApacheLuceneTests
{
    [OracleTheory]
    [InlineData("--seed 1 --docs 300")]
    [InlineData("--seed 2 --docs 500 --no-cfs --mode high")]
    [InlineData("--seed 3 --docs 400 --commit-every 100 --updates --deletes")]
    [InlineData("--seed 4 --docs 400 --commit-every 130 --updates --deletes --mode high --no-cfs")]
    [InlineData("--seed 5 --docs 300 --commit-every 60 --deletes --merge")]
    [InlineData("--seed 6 --docs 300 --updates --deletes --commit-every 50 --merge")]
    [InlineData("--seed 7 --docs 200 --sort long --deletes")]
    [InlineData("--seed 8 --docs 200 --sort string --commit-every 50 --merge")]
    [InlineData("--seed 9 --docs 200 --sort multi")]
    [InlineData("--seed 10 --docs 500 --wide-norms --no-cfs")]
    [InlineData("--seed 11 --docs 75000 --no-cfs --deletes")]
    [InlineData("--seed 12 --docs 1")]
    [InlineData("--seed 13 --docs 0")]
    public void Dump_EqualsTheOracles(string options)
    {
        using TemporaryFolder folder = new();
        OracleProcess.Run(["generate", .. options.Split(' '), "--out", folder.Path]);
        string expected = OracleProcess.Run(["dump", folder.Path]);

        AssertReads(folder.Path, expected);
    }

    [Fact]
    public void FrozenIndex_ReadsAsApacheLuceneReadIt()
    {
        using GZipStream dump = new(File.OpenRead(Path.Combine(FrozenData.Folder, FrozenData.Everything + ".dump.gz")), CompressionMode.Decompress);
        using StreamReader text = new(dump);

        AssertReads(Path.Combine(FrozenData.Folder, FrozenData.Everything), text.ReadToEnd());
    }

    private static void AssertReads(string index, string expected)
    {
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        List<string> actual = IndexDump.Of(reader);

        int line = 0;
        foreach (ReadOnlySpan<char> wanted in expected.AsSpan().EnumerateLines())
        {
            if (line == actual.Count && wanted.IsEmpty)
                break;
            Assert.True(line < actual.Count && wanted.SequenceEqual(actual[line]), $"line {line}: expected '{wanted}', read '{(line < actual.Count ? actual[line] : "nothing")}'");
            line++;
        }
        Assert.Equal(line, actual.Count);
    }
}
