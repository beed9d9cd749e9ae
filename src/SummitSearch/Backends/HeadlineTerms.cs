using System.Text;
using SummitSearch.Articles;

namespace SummitSearch.Backends;

/// <summary>The terms by which headlines and names are suggested: from each of their words on, as typed text would read. In a dictionary they stand sorted, so that
/// one range holds all headlines and names in which a word begins as typed, and those that share a phrase stand side by side.</summary>
internal static class HeadlineTerms
{
    /// <summary>Closes the text within a term; one of the kinds below follows.</summary>
    public const byte End = 0;

    /// <summary>A whole headline.</summary>
    public const byte Headline = (byte)'h';

    /// <summary>A headline from a later word on.</summary>
    public const byte HeadlineWord = (byte)'i';

    /// <summary>A name, whole or from a later word on.</summary>
    public const byte Name = (byte)'n';

    private const int LongestText = 80;
    private const int MostWords = 12;

    /// <summary>The distinct terms of an article.</summary>
    public static HashSet<string> Of(Article article)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        if (!article.TitleIsDerived) Add(terms, article.Title, Headline, HeadlineWord);
        foreach (string name in NamesOf(article)) Add(terms, name, Name, Name);
        return terms;
    }

    /// <summary>What an article has under a term of kind <see cref="Name"/> or a headline, as it writes it; null if it has no such thing.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">Text of the term.</param>
    /// <param name="kind">Kind of the term.</param>
    public static string? Written(Article article, string text, byte kind) => kind != Name
        ? article.Title
        : NamesOf(article).FirstOrDefault(name => Normalize(name) is var normal && (normal == text || normal.EndsWith(" " + text, StringComparison.Ordinal)));

    /// <summary>Letters and digits in lower case, single spaces between words.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }
        return normal.ToString().TrimEnd();
    }

    private static IEnumerable<string> NamesOf(Article article) => article.People.Concat(article.Organisations).Concat(article.Places).Concat(article.Tags);

    private static void Add(HashSet<string> terms, string written, byte whole, byte later)
    {
        string text = Normalize(written);
        for (int start = 0, words = 0; start < text.Length && words < MostWords; words++)
        {
            int end = text.IndexOf(' ', start) is >= 0 and var space ? space : text.Length;
            // Nobody looks for a headline by an "of" within it.
            if (start == 0 || !QuestionWords.Contains(text.AsSpan(start, end - start))) terms.Add($"{Cut(text[start..])}{(char)End}{(char)(start == 0 ? whole : later)}");
            start = end + 1;
        }
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestText) return text;
        int end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..end];
    }
}
