using System.Xml;
using System.Xml.Linq;
using SummitSearch.Articles.Html;

namespace SummitSearch.Articles.Xml;

/// <summary>RSS, Atom, CDF, NewsML-G2 and NITF; an XHTML page is read as a page.</summary>
internal sealed class XmlFormat : IArticleFormat
{
    public IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = input.ReadWhole();
        string xml = XmlText.Decode(bytes.Span);
        if (HtmlFormat.LooksLikePage(xml)) return [HtmlFormat.ReadText(input, xml)];
        XElement root = FeedDocument.Parse(xml, input.Options, out XmlException? fault);
        List<ArticleDraft> drafts = NewsMLReader.Knows(root) ? NewsMLReader.Read(root) : FeedReader.Read(root);
        // A feed may be empty; one that is broken before its first entry has lost something.
        if (drafts.Count == 0 && fault is not null) throw new ArticleRefusedException(fault.LineNumber, $"The file is ill-formed, and no article could be made out: {fault.Message}", fault);
        return Finish(input, drafts);
    }

    /// <summary>Each draft as an article; one that has no id of its own is named by its place in the file.</summary>
    private static IEnumerable<ArticleResult> Finish(ArticleInput input, List<ArticleDraft> drafts)
    {
        for (int i = 0; i < drafts.Count; i++)
        {
            string fallbackId = drafts.Count == 1 ? input.BaseId : $"{input.BaseId}#{i + 1}";
            yield return ArticleFinisher.Finish(drafts[i], input, fallbackId);
        }
    }
}
