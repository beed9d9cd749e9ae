namespace SummitSearch.Articles.Html;

/// <summary>Finds the element of a page that holds the story.</summary>
/// <remarks>
/// Scores by text density, as Arc90's Readability (2009) made popular: paragraphs score by length and commas, and hand their score up
/// to their ancestors in decreasing shares; names of classes and a low share of linked text raise it. Neighbours of the winner that
/// read like parts of the story are taken along.
/// </remarks>
internal sealed class MainTextFinder(PageNode body, bool trustNames)
{
    private const int LevelsOfAncestors = 5;
    private const int CandidatesCompared = 5;

    private readonly Dictionary<PageNode, double> _scores = [];

    /// <summary>The elements that make up the story, in order.</summary>
    public List<PageNode> Find()
    {
        ScoreParagraphs();
        List<(PageNode Element, double Score)> candidates = Candidates();
        if (candidates.Count == 0) return [body];
        PageNode top = Climb(CommonAncestor(candidates));
        return WithNeighbours(top);
    }

    private void ScoreParagraphs()
    {
        foreach (PageNode element in body.Below("p", "td", "pre", "section", "h2", "h3", "h4", "h5", "h6", "div"))
        {
            if (!IsScored(element)) continue;
            string text = element.TextContent;
            ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
            if (trimmed.Length < 25) continue;
            double score = 1 + Commas(trimmed) + Math.Min(trimmed.Length / 100, 3);
            int level = 0;
            for (PageNode? ancestor = element.Parent; ancestor is not null && level < LevelsOfAncestors; ancestor = ancestor.Parent, level++)
            {
                double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
                _scores[ancestor] = ScoreOf(ancestor) + score * share;
            }
        }
    }

    /// <summary>Paragraph-like elements; others only where they hold text of their own and no blocks.</summary>
    private static bool IsScored(PageNode element)
    {
        switch (element.LocalName)
        {
            case "p" or "td" or "pre" or "section" or "h2" or "h3" or "h4" or "h5" or "h6":
                return true;
            case "div":
                return HtmlTree.HasOwnText(element) || !HtmlTree.HasBlocks(element);
            default:
                return false;
        }
    }

    private double ScoreOf(PageNode element)
    {
        if (_scores.TryGetValue(element, out double score)) return score;
        score = element.LocalName switch
        {
            "div" => 5,
            "pre" or "td" or "blockquote" => 3,
            "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3,
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
            "article" or "main" => 8,
            _ => 0,
        };
        return score + (trustNames ? HtmlNoise.WeightOf(element) : 0);
    }

    private List<(PageNode Element, double Score)> Candidates()
    {
        foreach (PageNode element in _scores.Keys.ToArray()) _scores[element] *= 1 - HtmlTree.LinkDensity(element);
        return [.. _scores.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).Take(CandidatesCompared)];
    }

    /// <summary>The best one; or, where several nearly as good ones lie side by side, what holds at least three of them.</summary>
    private static PageNode CommonAncestor(List<(PageNode Element, double Score)> candidates)
    {
        (PageNode top, double topScore) = candidates[0];
        List<PageNode> rivals = [.. candidates.Skip(1).Where(candidate => candidate.Score >= topScore * 0.75).Select(candidate => candidate.Element)];
        if (rivals.Count < 3) return top;
        for (PageNode? ancestor = top.Parent; ancestor is { LocalName: not "body" }; ancestor = ancestor.Parent)
        {
            if (rivals.Count(rival => HtmlTree.Contains(ancestor, rival)) >= 3) return ancestor;
        }
        return top;
    }

    /// <summary>Goes up while the score of what lies around rises, and through elements with a single child.</summary>
    private PageNode Climb(PageNode top)
    {
        double last = ScoreOf(top), threshold = last / 3;
        for (PageNode? parent = top.Parent; parent is { LocalName: not "body" }; parent = parent.Parent)
        {
            if (!_scores.TryGetValue(parent, out double score)) continue;
            if (score < threshold) break;
            if (score > last)
            {
                top = parent;
                break;
            }
            last = score;
        }
        while (top.Parent is { LocalName: not "body" } only && HtmlTree.IsOnlyElement(top)) top = only;
        return top;
    }

    private List<PageNode> WithNeighbours(PageNode top)
    {
        if (top.Parent is not { } parent || top == body) return [top];
        double topScore = ScoreOf(top), threshold = Math.Max(10, topScore * 0.2);
        string? topClass = top.GetAttribute("class");
        var parts = new List<PageNode>();
        foreach (PageNode sibling in parent.Nodes)
        {
            if (sibling == top || sibling.IsElement && IsPart(sibling, topClass, topScore, threshold)) parts.Add(sibling);
        }
        return parts;
    }

    private bool IsPart(PageNode sibling, string? topClass, double topScore, double threshold)
    {
        double bonus = !string.IsNullOrEmpty(topClass) && sibling.GetAttribute("class") == topClass ? topScore * 0.2 : 0;
        if (_scores.TryGetValue(sibling, out double score) && score + bonus >= threshold) return true;
        if (sibling.LocalName != "p") return false;
        string text = sibling.TextContent.Trim();
        double density = HtmlTree.LinkDensity(sibling);
        return text.Length > 80 ? density < 0.25 : text.Length > 0 && density == 0 && Text.ParagraphAssembler.EndsSentence(text);
    }

    private static int Commas(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int next; (next = text.IndexOfAny(",،﹐、，;")) >= 0; text = text[(next + 1)..]) count++;
        return count;
    }
}
