using SummitSearch.Lucene.Analysis.Graph;

namespace SummitSearch.Lucene.Tests.Analysis.Graph;

public class SynonymMapTests
{
    [Fact]
    public void Constructor_RuleWithoutTerms_Throws()
    {
        Assert.Throws<ArgumentException>(() => new SynonymMap([new SynonymRule([], ["x"], KeepOriginal: true)], ignoreCase: false));
        Assert.Throws<ArgumentException>(() => new SynonymMap([new SynonymRule(["x"], [], KeepOriginal: true)], ignoreCase: false));
    }
}
