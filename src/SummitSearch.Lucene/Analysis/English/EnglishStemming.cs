namespace SummitSearch.Lucene.Analysis.English;

/// <summary>Which stems English text gets.</summary>
public enum EnglishStemming
{
    /// <summary>M. F. Porter's algorithm of 1980, as Apache Lucene's English analyzer applies it.</summary>
    Porter,

    /// <summary>Its successor in Snowball 3, which keeps apart more words that only look alike (university, universe).</summary>
    Porter2,
}
