using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Parses Lucene's classic query syntax: <c>title:fox +"quick dog"~2 -lazy foo* te?t /re.*/ fuzy~1 [a TO b} (a OR b)^2</c>.</summary>
/// <remarks>
/// Gives the same queries as the parser of Apache Lucene 8, and errors where that one gives errors. The rules are those of the specification of this
/// project's conformance tests. Thread-safe: each call works on its own.
/// </remarks>
public sealed class ClassicQueryParser
{
    private readonly Analyzer _analyzer;
    private readonly ClassicParserOptions _options;
    private readonly FieldWeight[] _fields;
    private readonly bool _weighted;

    /// <summary>A parser that looks for words without a field name in one field.</summary>
    /// <param name="defaultField">That field.</param>
    /// <param name="analyzer">The analyzer that the index was written with.</param>
    /// <param name="options">How to read a query, or null for the defaults.</param>
    /// <exception cref="ArgumentException">Phrases shall be made of divided words, but words are not split on white space.</exception>
    public ClassicQueryParser(string defaultField, Analyzer analyzer, ClassicParserOptions? options = null)
        : this(analyzer, options)
    {
        ArgumentException.ThrowIfNullOrEmpty(defaultField);
        _fields = [new FieldWeight(defaultField)];
    }

    /// <summary>A parser that looks for words without a field name in several fields, with weights.</summary>
    /// <param name="fields">The fields; at least one.</param>
    /// <param name="analyzer">The analyzer that the index was written with.</param>
    /// <param name="options">How to read a query, or null for the defaults.</param>
    /// <exception cref="ArgumentException">No fields; or phrases shall be made of divided words, but words are not split on white space.</exception>
    public ClassicQueryParser(IEnumerable<FieldWeight> fields, Analyzer analyzer, ClassicParserOptions? options = null)
        : this(analyzer, options)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _fields = [.. fields];
        _weighted = true;
        if (_fields.Length == 0)
            throw new ArgumentException("At least one field is needed.", nameof(fields));
    }

    private ClassicQueryParser(Analyzer analyzer, ClassicParserOptions? options)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _analyzer = analyzer;
        _options = options ?? new ClassicParserOptions();
        _fields = [];
        if (_options.AutoGeneratePhrases && !_options.SplitOnWhitespace)
            throw new ArgumentException("AutoGeneratePhrases needs SplitOnWhitespace.", nameof(options));
    }

    /// <summary>Parses a query.</summary>
    /// <returns>The query; an empty <see cref="BooleanQuery"/>, which matches nothing, when analysis leaves nothing of the text.</returns>
    /// <exception cref="QueryParseException">The text is not well-formed, or asks for too much (clauses, depth, automaton states).</exception>
    public Query Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > _options.MaxLength)
            throw new QueryParseException($"The query is {text.Length} characters long, at most {_options.MaxLength} are allowed.", _options.MaxLength);
        ClassicTerms terms = new(_analyzer, _options);
        try
        {
            Query query = ClassicGrammar.Parse(text, _options, new ClassicLeaves(terms, _fields, _weighted), terms) ?? new BooleanQuery([]);
            // Boosts multiply down to the leaves, and add up where equal clauses become one.
            return GreatestBoost(query) <= float.MaxValue ? query : throw new QueryParseException("The boosts of the query multiply to more than a number can hold; use smaller ones.", 0);
        }
        catch (Exception e) when (e is TooManyClausesException or AutomatonTooComplexException or RegexpSyntaxException)
        {
            throw new QueryParseException(e.Message, 0, e);
        }
    }

    /// <summary>What the boosts of any leaf can become at most.</summary>
    private static double GreatestBoost(Query query) => query switch
    {
        BoostQuery boosted => boosted.Boost * GreatestBoost(boosted.Query),
        BooleanQuery boolean => Math.Max(1, boolean.Clauses.Sum(static c => GreatestBoost(c.Query))),
        DisjunctionMaxQuery best => Math.Max(1, best.Queries.Sum(GreatestBoost)),
        _ => 1,
    };
}
