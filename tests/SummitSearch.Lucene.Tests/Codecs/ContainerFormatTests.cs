using System.Text.RegularExpressions;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Codecs.DocValues;
using SummitSearch.Lucene.Tests.Codecs.StoredFields;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>The worked examples of FORMAT.md are what our writers write.</summary>
public partial class ContainerFormatTests
{
    private static readonly byte[] Id = CodecFile.NewId();

    [Fact]
    public void EmptyCommit_IsTheExample()
    {
        using MemoryDirectory directory = new();
        SampleCommits.Publish(directory, new SegmentInfos { Generation = 1, Id = Id, ChangeCount = 1 });

        AssertBody("empty-commit", directory, "segments_1", CodecFile.HeaderLength("segments", "1"));
    }

    [Fact]
    public void FieldInfo_IsTheExample()
    {
        using MemoryDirectory directory = new();
        FieldInfo tag = new()
        {
            Name = "tag",
            Number = 2,
            IndexOptions = IndexOptions.Documents,
            OmitsNorms = true,
            DocValuesType = DocValuesType.Sorted,
            Attributes = DocValuesFormat.FieldAttributes(DocValuesType.Sorted),
        };
        FieldInfosFile.Write(directory, "_0", Id, new FieldInfos([tag]));

        AssertBody("field-info", directory, "_0.fnm", CodecFile.HeaderLength("Lucene60FieldInfos", ""));
    }

    [Fact]
    public void LiveDocs_AreTheExample()
    {
        using MemoryDirectory directory = new();
        FixedBitSet live = new(100);
        live.SetAll();
        live.Clear(50);
        LiveDocsFile.Write(directory, new SegmentInfo { Name = "_0", Id = Id, MaxDoc = 100 }, 1, live);

        AssertBody("live-docs", directory, "_0_1.liv", CodecFile.HeaderLength("Lucene50LiveDocs", "1"));
    }

    [Fact]
    public void NumberBlock_IsTheExample()
    {
        MemoryOutput output = new();
        DirectWriter writer = new(output, 12);
        writer.Add(0xABC);
        writer.Add(0xDEF);
        writer.Finish();

        Assert.Equal(FormatExamples.Bytes("direct-12-bits"), output.Written.ToArray());
    }

    [Fact]
    public void DocumentSet_IsTheExample()
    {
        using MemoryDirectory directory = new();
        long?[] values = new long?[80_000];
        values[77_777] = 1;
        using (IndexOutput output = directory.CreateOutput("set"))
            DocIdSetWriter.Write(output, new ListNumericCursor(values));

        Assert.Equal(FormatExamples.Bytes("document-set"), TestIndexes.Read(directory, "set"));
    }

    [Fact]
    public void StoredFields_AreTheExample()
    {
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, StoredFieldsMode.Fast, [[(0, FieldValue.Of("Hello"))], [(0, FieldValue.Of("World"))]]);

        AssertBody("stored-fields", directory, "_0.fdt", CodecFile.HeaderLength("Lucene87StoredFieldsFastData", ""));
    }

    [Fact]
    public void StoredValues_AreTheExample()
    {
        MemoryOutput output = new();
        StoredValue.Write(output, 1, FieldValue.Of(new DateTimeOffset(2024, 4, 10, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));
        StoredValue.Write(output, 2, FieldValue.Of(1f));

        Assert.Equal(FormatExamples.Bytes("stored-values"), output.Written.ToArray());
    }

    [Fact]
    public void Norms_AreTheExample()
    {
        using MemoryDirectory directory = new();
        using (NormsWriter writer = new(directory, "_0", Id))
        {
            writer.Add(new FieldInfo { Name = "text", Number = 0, IndexOptions = IndexOptions.Documents }, () => new ListNumericCursor([4, 5, 4]), 3);
            writer.Finish();
        }

        Assert.Equal(FormatExamples.Bytes("norms-meta"), TestIndexes.Read(directory, "_0.nvm")[CodecFile.HeaderLength("Lucene80NormsMetadata", "")..^20]);
        AssertBody("norms-data", directory, "_0.nvd", CodecFile.HeaderLength("Lucene80NormsData", ""));
    }

    [Fact]
    public void NumericColumn_IsTheExample()
    {
        using ColumnSegment segment = new(DocValuesType.Numeric, 2, (writer, field) => writer.AddNumeric(field, () => new ListNumericCursor([5, 9]), 2));

        Assert.Equal(FormatExamples.Bytes("numeric-meta"), segment.Meta);
        Assert.Equal(FormatExamples.Bytes("numeric-data"), segment.Data);
    }

    [Fact]
    public void SortedColumn_IsTheExample()
    {
        byte[][] dictionary = ["blue"u8.ToArray(), "red"u8.ToArray()];
        using ColumnSegment segment = new(DocValuesType.Sorted, 2, (writer, field) => writer.AddSorted(field, () => new ListCursors.Sorted(dictionary, [1, 0]), 2));

        Assert.Equal(FormatExamples.Bytes("sorted-meta"), segment.Meta);
        Assert.Equal(FormatExamples.Bytes("sorted-data"), segment.Data);
    }

    [Fact]
    public void EverySectionThatTheSourcesName_Exists()
    {
        string sources = Path.Combine(FormatExamples.RepositoryRoot(), "src", "SummitSearch.Lucene");
        HashSet<string> sections = [.. FormatExamples.Sections];
        foreach (string file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match match in SectionName().Matches(File.ReadAllText(file)))
                Assert.True(sections.Contains(match.Groups[1].Value), $"{Path.GetFileName(file)} names the section '{match.Groups[1].Value}', which FORMAT.md does not have.");
        }
    }

    private static void AssertBody(string example, MemoryDirectory directory, string file, int headerLength) =>
        Assert.Equal(FormatExamples.Bytes(example), TestIndexes.Read(directory, file)[headerLength..^CodecFile.FooterLength]);

    [GeneratedRegex("FORMAT\\.md, \"([^\"]+)\"")]
    private static partial Regex SectionName();
}
