using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Takes a text as a bag of words: every term that analysis makes of it becomes a clause, in every field; nothing is an operator.</summary>
/// <remarks>Thread-safe: each call works on its own.</remarks>
public sealed class BagOfWordsParser
{
    private readonly Analyzer _analyzer;
    private readonly FieldWeight[] _fields;
    private readonly Occur _occur;
    private readonly int _maxClauses;

    /// <summary>A parser for one or several fields.</summary>
    /// <param name="fields">The fields with their weights; at least one.</param>
    /// <param name="analyzer">The analyzer that the index was written with.</param>
    /// <param name="defaultOperator">Whether any or all words must match.</param>
    /// <param name="maxClauses">Most terms.</param>
    /// <exception cref="ArgumentException">No fields.</exception>
    public BagOfWordsParser(IEnumerable<FieldWeight> fields, Analyzer analyzer, DefaultOperator defaultOperator = DefaultOperator.Or, int maxClauses = BooleanQuery.DefaultMaxClauses)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(analyzer);
        _fields = [.. fields];
        if (_fields.Length == 0)
            throw new ArgumentException("At least one field is needed.", nameof(fields));
        _analyzer = analyzer;
        _occur = defaultOperator == DefaultOperator.And ? Occur.Must : Occur.Should;
        _maxClauses = maxClauses;
    }

    /// <summary>A parser for one field.</summary>
    public BagOfWordsParser(string field, Analyzer analyzer, DefaultOperator defaultOperator = DefaultOperator.Or)
        : this([new FieldWeight(field)], analyzer, defaultOperator)
    {
    }

    /// <summary>Turns a text into a Boolean of its terms; an empty one when there are none.</summary>
    /// <exception cref="QueryParseException">There are more terms than allowed.</exception>
    public Query Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<BooleanClause> clauses = [];
        foreach (FieldWeight field in _fields)
        {
            TokenStream stream = _analyzer.CreateStream(field.Field);
            stream.Reset(text.AsMemory());
            while (stream.MoveNext())
            {
                Query query = new TermQuery(new Term(field.Field, stream.Token.Text.ToString()));
                if (clauses.Count >= _maxClauses)
                    throw new QueryParseException($"Position {stream.Token.StartOffset} of the query: more than {_maxClauses} words.", stream.Token.StartOffset);
                clauses.Add(new BooleanClause(field.Weight == 1f ? query : new BoostQuery(query, field.Weight), _occur));
            }
            stream.End();
        }
        return new BooleanQuery(clauses, 0, _maxClauses);
    }
}
