using AngleSharp.Html.Dom;

namespace SummitSearch.Articles.Html;

/// <summary>The story of a web page: paragraphs, captions, byline.</summary>
internal sealed class MainText
{
    // Less than this is seldom a whole story: then the rules are relaxed and the page is read again.
    private const int EnoughCharacters = 500;

    // What relaxed rules add to a short story is furniture, unless it is more than the story itself.
    private const double FactorOfRelaxedRules = 2;

    private MainText(List<string> paragraphs, List<string> captions, string? byline) => (Paragraphs, Captions, Byline) = (paragraphs, captions, byline);

    public List<string> Paragraphs { get; }

    public List<string> Captions { get; }

    public string? Byline { get; }

    private int Length => Paragraphs.Sum(paragraph => paragraph.Length);

    /// <summary>Extracts the story, with ever fewer rules until enough is found; a later attempt must find much more to count.</summary>
    /// <param name="page">The page, which stays as it is.</param>
    /// <param name="title">Its headline.</param>
    public static MainText Extract(IHtmlDocument page, string? title)
    {
        MainText? best = null;
        foreach ((bool unlikely, bool names, bool measure) in (ReadOnlySpan<(bool, bool, bool)>)[(true, true, true), (false, true, true), (false, false, true), (false, false, false)])
        {
            MainText attempt = Attempt(page, title, unlikely, names, measure);
            if (best is null || attempt.Length > best.Length * FactorOfRelaxedRules) best = attempt;
            if (best.Length >= EnoughCharacters) return best;
        }
        return best!;
    }

    private static MainText Attempt(IHtmlDocument page, string? title, bool stripUnlikely, bool trustNames, bool byMeasure)
    {
        if (page.Body is not { } element) return new MainText([], [], null);
        PageNode body = PageNode.Of(element);
        string? byline = PageStripper.Strip(body, title, stripUnlikely);
        List<PageNode> parts = new MainTextFinder(body, trustNames).Find();
        var captions = new List<string>();
        var collector = new BlockTextCollector(captions);
        foreach (PageNode part in parts)
        {
            StoryPruner.Prune(part, byMeasure, trustNames);
            collector.Collect(part);
        }
        return new MainText(collector.Paragraphs, captions, byline);
    }
}
