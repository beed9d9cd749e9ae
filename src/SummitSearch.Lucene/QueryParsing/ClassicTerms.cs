using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The leaves of the classic syntax on one given field: what a word, a phrase, a pattern or a range becomes.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class ClassicTerms(Analyzer analyzer, ClassicParserOptions options)
{
    private readonly FieldQueryBuilder _builder = new(analyzer, options.MaxClauses, options.SynonymPhrases);
    private readonly Occur _occur = options.DefaultOperator == DefaultOperator.And ? Occur.Must : Occur.Should;
    private int _states;

    /// <summary>One or several words; null if nothing is left of them.</summary>
    public Query? Words(string field, string text) => _builder.Build(field, text, _occur, options.AutoGeneratePhrases, options.PhraseSlop);

    /// <summary>A quoted text with the slop of the options; null if nothing is left of it.</summary>
    public Query? Phrase(string field, string text) => _builder.Build(field, text, _occur, phrase: true, options.PhraseSlop);

    /// <summary>A phrase with another slop; anything else as it is.</summary>
    /// <exception cref="QueryParseException">The slop is negative.</exception>
    public static Query? WithSlop(Query? query, int slop, int position) => query switch
    {
        PhraseQuery or MultiPhraseQuery when slop < 0 =>
            throw new QueryParseException($"Position {position} of the query: the slop of a phrase must not be negative.", position),
        PhraseQuery phrase => new PhraseQuery(phrase.Terms, phrase.Positions, slop),
        MultiPhraseQuery phrase => new MultiPhraseQuery(phrase.Slots, phrase.Positions, slop),
        _ => query,
    };

    /// <summary>A beginning of a word, unescaped.</summary>
    public Query Prefix(string field, string text) => new PrefixQuery(new Term(field, _builder.Normalize(field, text)), options.Rewrite);

    /// <summary>A pattern, still escaped.</summary>
    public Query Wildcard(string field, string pattern)
    {
        WildcardQuery query = new(new Term(field, NormalizeBetweenWildcards(field, pattern)), options.Rewrite, options.AutomatonLimits);
        CountStates(query.StateCount);
        return query;
    }

    /// <summary>A regular expression, as it stands between the slashes.</summary>
    public Query Regexp(string field, string pattern)
    {
        RegexpQuery query = new(new Term(field, _builder.Normalize(field, pattern)), options.Rewrite, options.AutomatonLimits);
        CountStates(query.StateCount);
        return query;
    }

    /// <summary>A fuzzy word; below 1 the number is a similarity, else a number of edits.</summary>
    public Query Fuzzy(string field, string text, float editsOrSimilarity)
    {
        Term term = new(field, _builder.Normalize(field, text));
        return new FuzzyQuery(term, Edits(editsOrSimilarity, term.Text), options.FuzzyPrefixLength);
    }

    /// <summary>A range; null is an open end.</summary>
    public Query Range(string field, string? lower, string? upper, bool includeLower, bool includeUpper) => new TermRangeQuery(
        field,
        lower is null ? null : _builder.Normalize(field, lower),
        upper is null ? null : _builder.Normalize(field, upper),
        includeLower,
        includeUpper,
        options.Rewrite);

    /// <summary>Patterns that are small enough one by one may still be too much together.</summary>
    private void CountStates(int states)
    {
        if ((_states += states) > options.MaxAutomatonStates)
            throw new AutomatonTooComplexException($"The patterns of the query need automata of more than {options.MaxAutomatonStates} states together; use fewer or simpler ones.");
    }

    private static int Edits(float editsOrSimilarity, string word)
    {
        const int most = LevenshteinTables.MaxEdits;
        if (editsOrSimilarity >= 1f)
            return (int)Math.Min(editsOrSimilarity, most);
        if (editsOrSimilarity == 0f)
            return 0;
        int length = 0;
        foreach (Rune _ in word.EnumerateRunes())
            length++;
        return Math.Min((int)((1d - editsOrSimilarity) * length), most);
    }

    /// <summary>Normalises the stretches between wildcards and escapes, which themselves stay.</summary>
    private string NormalizeBetweenWildcards(string field, string pattern)
    {
        StringBuilder normal = new(pattern.Length);
        int start = 0;
        for (int i = 0; i <= pattern.Length; i++)
        {
            int kept = i == pattern.Length ? 0 : pattern[i] is '*' or '?' ? 1 : pattern[i] == '\\' && i + 1 < pattern.Length ? 2 : -1;
            if (kept < 0)
                continue;
            if (i > start)
                normal.Append(_builder.Normalize(field, pattern[start..i]));
            normal.Append(pattern, i, kept);
            i += Math.Max(kept - 1, 0);
            start = i + 1;
        }
        return normal.ToString();
    }
}
