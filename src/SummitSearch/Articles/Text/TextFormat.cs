using SummitSearch.Articles.Html;

namespace SummitSearch.Articles.Text;

/// <summary>Plain text: an optional headline, byline and date line, then paragraphs.</summary>
internal sealed class TextFormat : IArticleFormat
{
    public IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken)
    {
        string text = TextDecoder.Decode(input.ReadWhole().Span);
        if (HtmlFormat.LooksLikePage(text))
        {
            yield return HtmlFormat.ReadText(input, text);
            yield break;
        }
        var draft = new ArticleDraft { Paragraphs = ParagraphAssembler.Assemble(text) };
        HeadlineFinder.TakeHead(draft);
        Dateline.Read(draft);
        yield return ArticleFinisher.Finish(draft, input, input.BaseId);
    }
}
