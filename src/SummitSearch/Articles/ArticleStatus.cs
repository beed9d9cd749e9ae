namespace SummitSearch.Articles;

/// <summary>Whether an article may be shown (the values of <c>pubstatus</c> in IPTC ninjs 3.1).</summary>
public enum ArticleStatus
{
    /// <summary>May be returned, once its embargo is over.</summary>
    Usable = 0,

    /// <summary>Held back for the time being; never returned.</summary>
    Withheld = 1,

    /// <summary>Taken back by its publisher ("kill"); never returned.</summary>
    Canceled = 2,
}
