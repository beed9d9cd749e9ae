using SummitSearch.Lucene.Codecs;

namespace SummitSearch.Lucene.Tests.Codecs;

public class IndexFileNamesTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(9, "9")]
    [InlineData(10, "a")]
    [InlineData(35, "z")]
    [InlineData(36, "10")]
    [InlineData(1_000_000_007, "gjdgxz")]
    public void Base36_RoundTrips(long number, string text)
    {
        Assert.Equal(text, IndexFileNames.ToBase36(number));
        Assert.True(IndexFileNames.TryParseBase36(text, out long parsed));
        Assert.Equal(number, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("A")]
    [InlineData("-1")]
    [InlineData("zzzzzzzzzzzzz")]
    public void TryParseBase36_RefusesWhatNoWriterWrites(string text) => Assert.False(IndexFileNames.TryParseBase36(text, out _));

    [Theory]
    [InlineData("_0.si", "_0")]
    [InlineData("_1a_Lucene84_0.doc", "_1a")]
    [InlineData("_3_4_Lucene80_0.dvd", "_3")]
    public void TryParseSegmentFile_FindsTheSegment(string file, string segment)
    {
        Assert.True(IndexFileNames.TryParseSegmentFile(file, out string found));
        Assert.Equal(segment, found);
    }

    [Theory]
    [InlineData("segments_1")]
    [InlineData("_0")]
    [InlineData("_0.")]
    [InlineData("_/../x.si")]
    [InlineData("_0/../../etc.si")]
    [InlineData("_0_/..x.si")]
    [InlineData("notes.txt")]
    [InlineData("")]
    public void TryParseSegmentFile_RefusesOtherNames(string file) => Assert.False(IndexFileNames.TryParseSegmentFile(file, out _));
}
