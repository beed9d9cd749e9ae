using System.Globalization;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>Finds the sources and days that a query names in full: "what The Guardian wrote on 10 April 2024".</summary>
/// <remarks>Single words of a name say little, as "news" and "times" are in many: a report by the source of the whole name is worth more than one that has its words.</remarks>
internal sealed class NamedOrigins(IndexSearcher searcher, RankingWeights weights)
{
    private const int MostWords = 8;
    private const string Article = "the ";

    private static readonly ExactAnalyzer Analyzer = new();

    /// <summary>The clauses that reports of the named sources and days match.</summary>
    /// <param name="text">The words of a query.</param>
    public IEnumerable<Query> In(string text)
    {
        var words = AnalyzedWords.Of(Analyzer, PassageSchema.Metadata, text);
        if (weights.NamedSource > 0)
        {
            foreach (Term source in SourcesIn(text, words).Distinct()) yield return new BoostQuery(new TermQuery(source), weights.NamedSource);
        }
        if (weights.NamedDay == 0) yield break;
        foreach (DateTimeOffset day in DaysIn(text, words).Distinct())
        {
            var published = PointRangeQuery.Of(PassageSchema.Published, day.ToUnixTimeMilliseconds(), day.AddDays(1).ToUnixTimeMilliseconds() - 1);
            yield return new BoostQuery(new ConstantScoreQuery(published), weights.NamedDay);
        }
    }

    /// <summary>The days written as 2024-04-10, April 10, 2024 or 10 April 2024, in universal time.</summary>
    internal static IEnumerable<DateTimeOffset> DaysIn(string text) => DaysIn(text, AnalyzedWords.Of(Analyzer, PassageSchema.Metadata, text));

    private static IEnumerable<DateTimeOffset> DaysIn(string text, List<(string Term, int Start, int End, int Position)> words)
    {
        for (int i = 2; i < words.Count; i++)
        {
            string first = words[i - 2].Term, second = words[i - 1].Term, third = words[i].Term;
            bool isIso = text[words[i - 2].End] == '-' && text[words[i - 1].End] == '-';
            (string year, int month, string day) = isIso ? (first, NumberOf(second), third)
                : MonthOf(first) is > 0 and int leading ? (third, leading, second)
                : (third, MonthOf(second), first);
            if (TryMake(NumberOf(year), month, DayOf(day), out DateTimeOffset date)) yield return date;
        }
    }

    private static bool TryMake(int year, int month, int day, out DateTimeOffset date)
    {
        bool exists = year is >= 1000 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : default;
        return exists;
    }

    /// <summary>Number of a month by its name or an abbreviation of three letters or more; 0 for other words.</summary>
    private static int MonthOf(string word) => word.Length < 3 ? 0 : 1 + Array.FindIndex(DateTimeFormatInfo.InvariantInfo.MonthNames, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static int NumberOf(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // 10, 10th, 1st, 2nd, 3rd
    private static int DayOf(string word) => NumberOf(word.Length > 2 && char.IsAsciiLetter(word[^1]) ? word[..^2] : word);

    /// <summary>Names of sources that do not begin with a small letter (a fortune is not Fortune), the longest at each place, with or without their article.</summary>
    private IEnumerable<Term> SourcesIn(string text, List<(string Term, int Start, int End, int Position)> words)
    {
        for (int first = 0; first < words.Count; first++)
        {
            int start = words[first].Start;
            if (char.IsLower(text[start])) continue;
            Term? found = null;
            int last = first;
            for (int i = first; i < words.Count && i < first + MostWords && IsInMetadata(words[i].Term); i++)
            {
                string name = text[start..(words[i].Start + words[i].Term.Length)].ToLowerInvariant();
                if (SourceOf(name) is not { } source) continue;
                found = source;
                last = i;
            }
            if (found is null) continue;
            yield return found;
            first = last;
        }
    }

    private Term? SourceOf(string name)
    {
        foreach (string written in new[] { name, Article + name })
        {
            var source = new Term(PassageSchema.Filter("source"), written);
            if (searcher.StatesOf(source).DocFreq > 0) return source;
        }
        return null;
    }

    private bool IsInMetadata(string word) => searcher.StatesOf(new Term(PassageSchema.Metadata, word)).DocFreq > 0;
}
