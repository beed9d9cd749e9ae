using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>Documents that cannot be indexed are refused by name and leave no trace; everything else stays.</summary>
public sealed class RefusedDocumentTests
{
    private readonly MemoryDirectory _directory = new();

    [Fact]
    public void AddDocument_TermTooLong_IsRefusedAndNamesTheField()
    {
        Refuse([Field.Text("text", "fine before"), Field.Keyword("tag", new string('é', 16_384)), Field.Text("text", "after")], "'tag'", "32766");
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Empty(TestWriter.Find(reader, "fine"));
    }

    [Fact]
    public void AddDocument_TermOfTheGreatestLength_IsTaken()
    {
        string longest = new('x', 32_766);
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.AddDocument([Field.Keyword("id", "a", stored: true), Field.Keyword("text", longest)]);
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(["a"], TestWriter.Find(reader, longest));
    }

    [Fact]
    public void AddDocument_OtherIndexOptions_NamesFieldAndBothOptions() =>
        Refuse([Field.Keyword("text", "now a keyword")], "'text'", nameof(IndexOptions.DocumentsFrequenciesAndPositions), nameof(IndexOptions.Documents));

    [Fact]
    public void AddDocument_OtherNorms_IsRefused() =>
        Refuse([new Field("text", FieldValue.Of("x"), new FieldOptions { IndexOptions = IndexOptions.DocumentsFrequenciesAndPositions, OmitNorms = true })], "'text'", "norms");

    [Fact]
    public void AddDocument_OtherColumnType_IsRefusedAcrossSegmentsAndWriters()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.AddDocument([Field.Keyword("id", "0", stored: true), Field.DocValues("n", DocValuesType.Numeric, FieldValue.Of(1L))]);
        Refuse([Field.DocValues("n", DocValuesType.Sorted, FieldValue.Of("one"))], "'n'", "Numeric", "Sorted", expected: ["0", "a", "b"]);
    }

    [Fact]
    public void AddDocument_TwoValuesInASingleColumn_IsRefused() =>
        Refuse([Field.DocValues("n", DocValuesType.Numeric, FieldValue.Of(1L)), Field.DocValues("n", DocValuesType.Numeric, FieldValue.Of(2L))], "'n'", "two values");

    [Theory]
    [InlineData("inverted")]
    [InlineData("column")]
    [InlineData("point")]
    [InlineData("nothing")]
    public void AddDocument_ValueUnfitForItsOptions_IsRefused(string use)
    {
        Field unfit = use switch
        {
            "inverted" => new Field("odd", FieldValue.Of(5L), new FieldOptions { IndexOptions = IndexOptions.Documents }),
            "column" => Field.DocValues("odd", DocValuesType.Numeric, FieldValue.Of("five")),
            "point" => Field.Point("odd", FieldValue.Of("five")),
            _ => new Field("odd", FieldValue.Of(5L), new FieldOptions()),
        };
        Refuse([unfit], "'odd'");
    }

    [Fact]
    public void AddDocument_AnalyzerThrowsHalfWay_LeavesNoTrace()
    {
        using (IndexWriter writer = new(_directory, TestWriter.Options with { Analyzer = new FailingAnalyzer() }))
        {
            writer.AddDocument(TestWriter.Doc("a", "good"));
            Assert.Throws<InvalidDataException>(() => writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("a", "other bad never")));
            writer.AddDocument(TestWriter.Doc("b", "good other"));
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(["a", "b"], TestWriter.Ids(reader));
        Assert.Equal(["b"], TestWriter.Find(reader, "other"));
    }

    [Fact]
    public void UpdateDocuments_LastOfABlockFails_KeepsTheOldBlock()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.UpdateDocuments(new Term("text", "story"), [TestWriter.Doc("1", "story"), TestWriter.Doc("2", "story")]);
            Assert.Throws<ArgumentException>(() => writer.UpdateDocuments(new Term("text", "story"),
                [TestWriter.Doc("3", "story"), TestWriter.Doc("4", "story"), TestWriter.Doc(new string('x', 40_000), "story")]));
        }
        Assert.Equal(["1", "2"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void Flush_OnlyFailedDocuments_WritesNoSegment()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            Assert.Throws<ArgumentException>(() => writer.AddDocument(TestWriter.Doc(new string('x', 40_000), "text")));
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Empty(reader.Segments);
        Assert.Equal(["segments_1"], _directory.ListFiles());
    }

    private void Refuse(Document document, string first, params string[] more) => Refuse(document, first, more, ["a", "b"]);

    private void Refuse(Document document, string first, string second, string third, string[] expected) => Refuse(document, first, [second, third], expected);

    private void Refuse(Document document, string first, string[] more, string[] expected)
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "first"));
            ArgumentException error = Assert.Throws<ArgumentException>(() => writer.AddDocument(document));
            Assert.All(more.Prepend(first), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
            writer.AddDocument(TestWriter.Doc("b", "second"));
        }
        Assert.Equal(expected, TestWriter.CommittedIds(_directory));
    }

    /// <summary>White space, but the word "bad" is an accident.</summary>
    private sealed class FailingAnalyzer : Analyzer
    {
        public override TokenStream CreateStream(string fieldName) => new FailingFilter(TestWriter.Options.Analyzer.CreateStream(fieldName));
    }

    private sealed class FailingFilter(TokenStream input) : TokenFilter(input)
    {
        public override bool MoveNext() => Input.MoveNext() && (!Token.Text.SequenceEqual("bad") ? true : throw new InvalidDataException("bad"));
    }
}
