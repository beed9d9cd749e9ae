using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;

namespace SummitSearch.Lucene.Tests.Analysis;

public class PerFieldAnalyzerTests
{
    [Fact]
    public void CreateStream_FieldInTheMap_UsesItsAnalyzer()
    {
        var analyzer = new PerFieldAnalyzer(new EnglishAnalyzer(), [new("tag", new KeywordAnalyzer())]);

        Assert.Equal("Running Dogs", FirstTerm(analyzer, "tag"));
        Assert.Equal("run", FirstTerm(analyzer, "body"));
        Assert.Equal("DOGS", analyzer.Normalize("tag", "DOGS"));
        Assert.Equal("dogs", analyzer.Normalize("body", "DOGS"));
    }

    private static string FirstTerm(Analyzer analyzer, string field)
    {
        TokenStream stream = analyzer.CreateStream(field);
        stream.Reset("Running Dogs".AsMemory());
        Assert.True(stream.MoveNext());
        return stream.Token.Text.ToString();
    }
}
