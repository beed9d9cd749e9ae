using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>Takes article, plural and case endings off Romanian words whose accents are folded.</summary>
/// <remarks>A light stemmer of our own: the article stands at the end of the noun and joins with its number and case, so that up to two endings go.</remarks>
internal sealed class RomanianStemmer() : LightStemmer(ShortestStem, 2, Endings)
{
    private const int ShortestStem = 3;

    private const string Endings = "ul ului ua ea ele elor ii iua iei iile iilor ilor ile lor le lui uri urile urilor a e i o u ie ia iu iul iului";
}
