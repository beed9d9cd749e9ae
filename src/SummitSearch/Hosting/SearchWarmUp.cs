using System.Diagnostics;
using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Hosting;

/// <summary>Has the way of a search compiled before somebody waits for it, by searching an archive for pieces of its own passages.</summary>
/// <remarks>The first search of a process takes hundreds of milliseconds, as the runtime compiles all that it calls; some hundred more run code that is compiled in haste,
/// beside a compiler that mends it. Here most of that is over a second or two after the start. Nothing is counted as a search, and nothing is kept but what searches keep anyway.</remarks>
internal static class SearchWarmUp
{
    private const int Passages = 60;
    private const int WordsOfPhrase = 3;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(4);
    private static readonly FacetRequest Facets = new() { Fields = ["source", "section"], DateHistogram = new DateHistogramRequest { Interval = DateInterval.Month, TimeZone = "UTC" } };

    /// <summary>Searches; false where there is nothing to search yet.</summary>
    /// <param name="summit">The archive; once it is closed, the next search ends this.</param>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public static async Task<bool> RunAsync(ISummit summit)
    {
        long started = Stopwatch.GetTimestamp();
        // The first is the page as it opens; what is asked then is asked of the archive's own words.
        SearchResponse newest = await summit.SearchAsync(new SearchRequest { K = Passages, PerArticle = 1, Sort = SortOrder.Newest }).ConfigureAwait(false);
        if (newest.Passages.Count == 0) return false;
        for (int i = 0; i < Passages && Stopwatch.GetElapsedTime(started) < LongestTime; i++)
        {
            RankedPassage passage = newest.Passages[i % newest.Passages.Count];
            string question = PieceOf(i % 3 == 0 ? passage.Article.Title : passage.Text, i);
            SearchResponse answer = await summit.SearchAsync(RequestFor(question, i)).ConfigureAwait(false);
            JsonSerializer.SerializeToUtf8Bytes(answer, SummitJson.Options);
            await summit.SuggestAsync(question[..Math.Min(question.Length, 1 + (i % 8))]).ConfigureAwait(false);
            await summit.GetArticleAsync(passage.Article.Id).ConfigureAwait(false);
        }
        return true;
    }

    /// <summary>All that the page and people at the command line ask for, by turns.</summary>
    private static SearchRequest RequestFor(string question, int turn) => new()
    {
        Query = turn % 6 == 5 && question.Length > 4 ? question.Remove(2, 1) : question,
        Neighbours = turn % 2,
        PerArticle = turn % 5 == 0 ? 1 : 3,
        Collapse = turn % 4 == 0 ? CollapseMode.Story : CollapseMode.None,
        Sort = turn % 7 == 3 ? SortOrder.Newest : SortOrder.Relevance,
        Facets = turn % 3 == 0 ? Facets : null,
    };

    private static string PieceOf(string text, int turn)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "news" : string.Join(' ', words.Skip(turn % words.Length).Take(WordsOfPhrase));
    }
}
