using System.Globalization;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Writes a query in the classic syntax, such that parsing the text (without analysis, leading wildcards allowed) gives an equal query. For debugging and logs.</summary>
public static class ClassicQueryPrinter
{
    /// <summary>Writes a query.</summary>
    /// <exception cref="NotSupportedException">The syntax has no form for the query: synonyms, filters, minimum matches, functions and the like.</exception>
    public static string Print(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query switch
        {
            BooleanQuery boolean => PrintClauses(boolean),
            BoostQuery boost => PrintPart(boost),
            _ => PrintLeaf(query),
        };
    }

    private static string PrintClauses(BooleanQuery query)
    {
        if (query.MinimumShouldMatch != 0)
            throw Unsupported(query);
        // A list of one clause without a sign would parse as the clause itself.
        if (query.Clauses.Count == 0 || (query.Clauses.Count == 1 && query.Clauses[0].Occur == Occur.Should))
            throw Unsupported(query);
        return string.Join(' ', query.Clauses.Select(PrintClause));
    }

    private static string PrintClause(BooleanClause clause) => clause.Occur switch
    {
        Occur.Must => "+" + PrintPart(clause.Query),
        Occur.MustNot => "-" + PrintPart(clause.Query),
        Occur.Should => PrintPart(clause.Query),
        _ => throw Unsupported(clause.Query),
    };

    private static string PrintPart(Query query) => query switch
    {
        BoostQuery boost => $"({PrintPart(boost.Query)})^{PrintNumber(boost)}",
        BooleanQuery boolean => $"({PrintClauses(boolean)})",
        _ => PrintLeaf(query),
    };

    private static string PrintNumber(BoostQuery boost)
    {
        string text = boost.Boost.ToString("F9", CultureInfo.InvariantCulture);
        return float.Parse(text, CultureInfo.InvariantCulture) == boost.Boost ? text.TrimEnd('0').TrimEnd('.') : throw Unsupported(boost);
    }

    private static string PrintLeaf(Query query) => query switch
    {
        MatchAllQuery => "*:*",
        TermQuery term => Field(term.Term) + Word(query, term.Term.Text),
        PhraseQuery phrase => PrintPhrase(phrase),
        PrefixQuery prefix => Field(prefix.Prefix) + (prefix.Prefix.Bytes.IsEmpty ? throw Unsupported(query) : Word(query, prefix.Prefix.Text) + "*"),
        WildcardQuery wildcard => Field(wildcard.Pattern) + PrintPattern(wildcard),
        RegexpQuery regexp => Field(regexp.Pattern) + PrintRegexp(regexp),
        FuzzyQuery fuzzy => Field(fuzzy.Term) + Word(query, fuzzy.Term.Text) + "~" + fuzzy.MaxEdits.ToString(CultureInfo.InvariantCulture),
        TermRangeQuery range => PrintRange(range),
        _ => throw Unsupported(query),
    };

    private static string Field(Term term) => EscapedText.Escape(term.Field) + ":";

    private static string Word(Query query, string text) => text.Length == 0 ? throw Unsupported(query) : text switch
    {
        "AND" or "OR" or "NOT" => "\\" + text,
        _ => EscapedText.Escape(text),
    };

    private static string PrintPhrase(PhraseQuery phrase)
    {
        // Only adjacent words without white space come back as they were.
        bool plain = phrase.Terms.Count > 1 && phrase.Positions.Select((p, i) => p == i).All(static same => same)
            && phrase.Terms.All(static t => t.Text.Length > 0 && !t.Text.Any(char.IsWhiteSpace));
        if (!plain)
            throw Unsupported(phrase);
        string words = string.Join(' ', phrase.Terms.Select(static t => t.Text.Replace("\\", "\\\\").Replace("\"", "\\\"")));
        return $"{Field(phrase.Terms[0])}\"{words}\"" + (phrase.Slop == 0 ? "" : "~" + phrase.Slop.ToString(CultureInfo.InvariantCulture));
    }

    private static string PrintPattern(WildcardQuery wildcard)
    {
        string pattern = wildcard.Pattern.Text;
        ClassicTokenKind[] kinds;
        try
        {
            kinds = [.. ClassicLexer.Tokenize(pattern).Select(static t => t.Kind)];
        }
        catch (QueryParseException)
        {
            throw Unsupported(wildcard);
        }
        // Within a pattern a backslash belongs to the pattern, so nothing can be escaped in addition.
        return kinds is [ClassicTokenKind.Wildcard or ClassicTokenKind.Star, ClassicTokenKind.End] ? pattern : throw Unsupported(wildcard);
    }

    private static string PrintRegexp(RegexpQuery regexp)
    {
        string printed = $"/{regexp.Pattern.Text}/";
        bool closesEarly = regexp.Pattern.Text.Replace("\\/", "").Contains('/') || regexp.Pattern.Text.EndsWith('\\');
        return closesEarly ? throw Unsupported(regexp) : printed;
    }

    private static string PrintRange(TermRangeQuery range) =>
        $"{EscapedText.Escape(range.Field)}:{(range.IncludesLower ? '[' : '{')}{PrintBound(range, range.Lower)} TO {PrintBound(range, range.Upper)}{(range.IncludesUpper ? ']' : '}')}";

    private static string PrintBound(TermRangeQuery range, string? bound)
    {
        if (bound is null)
            return "*";
        return bound.Length == 0 ? throw Unsupported(range) : $"\"{bound.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
    }

    private static NotSupportedException Unsupported(Query query) => new($"The classic syntax has no form for {query.GetType().Name} '{query}'.");
}
