using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Parses what people type into a search box; never throws, whatever they type.</summary>
/// <remarks>
/// <c>+</c> and, <c>|</c> or, <c>-</c> without, <c>"…"</c> phrase, <c>*</c> after a word beginnings, <c>~n</c> similar words or slop, <c>( )</c> groups,
/// <c>\</c> escape. Operators work from left to right without precedence. What is not well-formed is text. Gives the same queries as the simple parser of
/// Apache Lucene 8, with two exceptions: clauses above the limit are left out instead of refused, and so are parentheses nested too deeply.
/// O(n). Thread-safe: each call works on its own.
/// </remarks>
public sealed class SimpleQueryParser
{
    private readonly Analyzer _analyzer;
    private readonly FieldWeight[] _fields;
    private readonly SimpleParserOptions _options;

    /// <summary>A parser that looks for every word in one or several fields, with weights.</summary>
    /// <param name="fields">The fields; at least one.</param>
    /// <param name="analyzer">The analyzer that the index was written with.</param>
    /// <param name="options">How to read a query, or null for the defaults.</param>
    /// <exception cref="ArgumentException">No fields.</exception>
    public SimpleQueryParser(IEnumerable<FieldWeight> fields, Analyzer analyzer, SimpleParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(analyzer);
        _fields = [.. fields];
        _analyzer = analyzer;
        _options = options ?? new SimpleParserOptions();
        if (_fields.Length == 0)
            throw new ArgumentException("At least one field is needed.", nameof(fields));
    }

    /// <summary>A parser that looks for every word in one field.</summary>
    public SimpleQueryParser(string field, Analyzer analyzer, SimpleParserOptions? options = null)
        : this([new FieldWeight(field)], analyzer, options)
    {
    }

    /// <summary>Parses a query; a <see cref="MatchNoneQuery"/> when nothing is left of the text.</summary>
    public Query Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > _options.MaxLength)
            text = text[.._options.MaxLength];
        if (text.Trim(TrimmedByJava) == "*")
            return new MatchAllQuery();
        SimpleLeaves leaves = new(_analyzer, _fields, _options);
        return new SimpleGrammar(text, _options, leaves).Parse() ?? new MatchNoneQuery("empty string passed to query parser");
    }

    /// <summary>Everything up to U+0020, which is what the reference parser trims.</summary>
    private static readonly char[] TrimmedByJava = [.. Enumerable.Range(0, ' ' + 1).Select(static c => (char)c)];
}
