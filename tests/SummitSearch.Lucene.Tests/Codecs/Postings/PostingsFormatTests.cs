using System.Text.RegularExpressions;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Postings;

/// <summary>What FORMAT.md shows of postings, terms and points is what is written and read.</summary>
public partial class PostingsFormatTests
{
    [Fact]
    public void PackedBlock_IsTheExample()
    {
        int[] values = new int[128];
        ForDecoder.Unpack(FormatExamples.Bytes("packed-3-bits"), 3, values);
        Assert.Equal(Enumerable.Range(0, 128).Select(static i => i % 8), values);
    }

    [Fact]
    public void PackedBlockWithException_IsTheExample()
    {
        using MemoryDirectory directory = new();
        Put(directory, "block", FormatExamples.Bytes("pfor-constant"));
        int[] values = new int[128];
        Assert.Equal(4, PforBlock.Read(new IndexInput("block", directory.OpenBytes("block")), 0, values));
        Assert.Equal(Enumerable.Range(0, 128).Select(static i => i == 5 ? 201 : 1), values);
    }

    [Fact]
    public void Impacts_AreTheExample()
    {
        ImpactAccumulator impacts = new();
        for (int i = 0; i < 128; i++)
            impacts.Add(i % 3 + 1, (byte)(i % 3 + 2));
        MemoryOutput output = new();
        impacts.Flush(output, null);
        Assert.Equal(FormatExamples.Bytes("impacts"), output.Written.ToArray());
    }

    [Fact]
    public void LowercaseText_IsTheExample()
    {
        MemoryOutput output = new();
        Assert.True(LowercaseAscii.TryCompress("abcdefgh"u8, output));
        Assert.Equal(FormatExamples.Bytes("lowercase-8-bytes"), output.Written.ToArray());
    }

    [Fact]
    public void ThreeDocuments_AreTheExample()
    {
        PostingsModel model = new() { MaxDoc = 3 };
        Posting Doc(int doc, params int[] positions) => new(doc, positions.Length, [.. positions.Select(static p => new Occurrence(p, 0, 0, []))]);
        model.Fields.Add((PostingsModel.Field("f", 0, IndexOptions.DocumentsFrequenciesAndPositions),
            [("a"u8.ToArray(), [Doc(0, 0, 2), Doc(2, 0, 3)]), ("b"u8.ToArray(), [Doc(0, 1), Doc(1, 0), Doc(2, 2)]), ("c"u8.ToArray(), [Doc(2, 1)])]));
        using MemoryDirectory directory = new();
        model.Write(directory);
        Assert.Equal(FormatExamples.Bytes("three-documents"), Body(directory, "doc", 62));
        Assert.Equal(FormatExamples.Bytes("three-documents-positions"), Body(directory, "pos", 61));
        Assert.Equal(FormatExamples.Bytes("three-documents-block"), Body(directory, "tim", 54));
        Assert.Contains(Convert.ToHexString(FormatExamples.Bytes("three-documents-index-head")), Convert.ToHexString(Body(directory, "tmd", 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void ThreePoints_AreTheExample()
    {
        using MemoryDirectory directory = new();
        using (PointsWriter writer = new(directory, "_0", PostingsModel.SegmentId))
        {
            writer.Add(new FieldInfo { Name = "n", Number = 1, PointDimensions = 1, PointIndexDimensions = 1, PointBytes = 8 }, [3, 1, 4], [0, 1, 2]);
            writer.Finish();
        }
        Assert.Equal(FormatExamples.Bytes("three-points-leaf"), Get(directory, "_0.kdd")[50..^16]);
        Assert.Equal(FormatExamples.Bytes("three-points-meta"), Get(directory, "_0.kdm")[CodecFile.HeaderLength(PointsFormat.MetaCodec, "")..^16]);
    }

    [Theory]
    [InlineData("Postings")]
    [InlineData("Terms")]
    [InlineData("Points")]
    public void EverySectionThatTheCodeNames_Exists(string folder)
    {
        string path = Path.Combine(FormatExamples.RepositoryRoot(), "src", "SummitSearch.Lucene", "Codecs", folder);
        IEnumerable<string> named = Directory.EnumerateFiles(path, "*.cs")
            .SelectMany(static file => Reference().Matches(File.ReadAllText(file)))
            .SelectMany(static reference => Quoted().Matches(reference.Value)).Select(static quoted => quoted.Groups[1].Value);
        Assert.Empty(named.Distinct().Except(FormatExamples.Sections));
    }

    private static byte[] Body(MemoryDirectory directory, string extension, int from) =>
        Get(directory, PostingsFormat.FileName("_0", PostingsFormat.Suffix, extension))[from..^CodecFile.FooterLength];

    private static byte[] Get(MemoryDirectory directory, string name)
    {
        using MappedBytes mapped = directory.OpenBytes(name);
        return new IndexInput(name, mapped).Span(0, (int)mapped.Length).ToArray();
    }

    private static void Put(MemoryDirectory directory, string name, byte[] bytes)
    {
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(bytes);
    }

    [GeneratedRegex("FORMAT\\.md, (\"[^\"]+\")( and (\"[^\"]+\"))?")]
    private static partial Regex Reference();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
