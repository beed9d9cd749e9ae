using AngleSharp.Dom;
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
    /// <param name="html">The page.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    public static MainText Extract(string html, string? title, int maxDepth)
    {
        MainText? best = null;
        foreach ((bool unlikely, bool names, bool measure) in (ReadOnlySpan<(bool, bool, bool)>)[(true, true, true), (false, true, true), (false, false, true), (false, false, false)])
        {
            MainText attempt = Attempt(html, title, maxDepth, unlikely, names, measure);
            if (best is null || attempt.Length > best.Length * FactorOfRelaxedRules) best = attempt;
            if (best.Length >= EnoughCharacters) return best;
        }
        return best!;
    }

    private static MainText Attempt(string html, string? title, int maxDepth, bool stripUnlikely, bool trustNames, bool byMeasure)
    {
        using IHtmlDocument page = HtmlDocumentParser.Parse(html, maxDepth);
        string? byline = PageStripper.Strip(page, title, stripUnlikely);
        List<IElement> parts = new MainTextFinder(page, trustNames).Find();
        var captions = new List<string>();
        var collector = new BlockTextCollector(captions);
        foreach (IElement part in parts)
        {
            StoryPruner.Prune(part, byMeasure, trustNames);
            collector.Collect(part);
        }
        return new MainText(collector.Paragraphs, captions, byline);
    }
}
