namespace SummitSearch.Articles;

/// <summary>How long an expression may look at one text: the guard against texts made to keep it busy.</summary>
internal static class RegexLimits
{
    /// <summary>Far more than any honest article takes; <see cref="ArticleReader"/> refuses the file that exceeds it.</summary>
    public const int TimeoutMs = 5000;
}
