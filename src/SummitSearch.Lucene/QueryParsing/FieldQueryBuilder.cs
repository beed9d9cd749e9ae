using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Turns text into a query on one field by analysing it: a term, a disjunction or conjunction of terms, a phrase, synonyms.</summary>
/// <remarks>Not thread-safe: it keeps a token stream for each field.</remarks>
/// <param name="analyzer">The analyzer that the index was written with.</param>
/// <param name="maxClauses">Most clauses of one Boolean.</param>
/// <param name="synonymPhrases">Whether the side paths of a graph become phrases instead of conjunctions.</param>
internal sealed class FieldQueryBuilder(Analyzer analyzer, int maxClauses, bool synonymPhrases)
{
    private readonly Dictionary<string, TokenStream> _streams = new(StringComparer.Ordinal);

    /// <summary>Analyses a text and builds its query; null when nothing is left of it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text as typed.</param>
    /// <param name="occur">How the terms of several positions are joined when they are no phrase.</param>
    /// <param name="phrase">True to keep the terms together.</param>
    /// <param name="slop">Slop of the phrase.</param>
    /// <exception cref="TooManyClausesException">There are too many terms.</exception>
    public Query? Build(string field, string text, Occur occur, bool phrase, int slop = 0) => Build(field, Analyze(field, text), occur, phrase, slop);

    /// <summary>Brings a term that is not analysed into the form of the index.</summary>
    public string Normalize(string field, string text) => analyzer.Normalize(field, text);

    /// <summary>The terms of a text in order.</summary>
    public List<AnalyzedToken> Analyze(string field, string text)
    {
        if (!_streams.TryGetValue(field, out TokenStream? stream))
            _streams.Add(field, stream = analyzer.CreateStream(field));
        stream.Reset(text.AsMemory());
        List<AnalyzedToken> tokens = [];
        while (stream.MoveNext())
            tokens.Add(new AnalyzedToken(stream.Token.Text.ToString(), stream.Token.PositionIncrement, stream.Token.PositionLength));
        stream.End();
        return tokens;
    }

    private Query? Build(string field, List<AnalyzedToken> tokens, Occur occur, bool phrase, int slop)
    {
        if (tokens.Count == 0)
            return null;
        if (tokens.Count == 1)
            return new TermQuery(new Term(field, tokens[0].Text));
        if (tokens.Exists(static t => t.Length > 1))
            return BuildGraph(field, new TokenGraph(tokens), occur, phrase, slop);
        List<(int Position, List<Term> Terms)> slots = Slots(field, tokens);
        if (slots.Count == 1)
            return new SynonymQuery(slots[0].Terms);
        if (!phrase)
            return Join(slots.Select(s => OneOf(s.Terms)), occur);
        return slots.TrueForAll(static s => s.Terms.Count == 1)
            ? new PhraseQuery(slots.Select(static s => s.Terms[0]), slots.Select(static s => s.Position), slop)
            : new MultiPhraseQuery(slots.Select(static s => s.Terms), slots.Select(static s => s.Position), slop);
    }

    private static List<(int Position, List<Term> Terms)> Slots(string field, List<AnalyzedToken> tokens)
    {
        List<(int Position, List<Term> Terms)> slots = [];
        int position = -1;
        foreach (AnalyzedToken token in tokens)
        {
            position += token.Increment;
            if (slots.Count == 0 || token.Increment > 0)
                slots.Add((Math.Max(position, 0), []));
            slots[^1].Terms.Add(new Term(field, token.Text));
        }
        return slots;
    }

    private static Query OneOf(List<Term> terms) => terms.Count == 1 ? new TermQuery(terms[0]) : new SynonymQuery(terms);

    private BooleanQuery Join(IEnumerable<Query> queries, Occur occur) => new(queries.Select(q => new BooleanClause(q, occur)), 0, maxClauses);

    /// <summary>A graph is cut where all its paths meet; each stretch with side paths becomes the disjunction of the paths.</summary>
    private Query? BuildGraph(string field, TokenGraph graph, Occur occur, bool phrase, int slop)
    {
        if (phrase)
            return Paths(field, graph, 0, graph.EndState, asPhrase: true, slop);
        List<Query> parts = [];
        foreach ((int from, int to) in graph.Stretches())
        {
            List<AnalyzedToken> parallel = graph.ParallelTokens(from, to);
            Query? part = parallel.Count > 0
                ? OneOf([.. parallel.Select(t => new Term(field, t.Text))])
                : Paths(field, graph, from, to, synonymPhrases, 0);
            if (part is not null)
                parts.Add(part);
        }
        return Join(parts, occur);
    }

    private BooleanQuery Paths(string field, TokenGraph graph, int from, int to, bool asPhrase, int slop)
    {
        List<Query> paths = [];
        foreach (List<AnalyzedToken> path in graph.Paths(from, to, maxClauses))
        {
            if (Build(field, path, Occur.Must, asPhrase, slop) is { } query)
                paths.Add(query);
        }
        return Join(paths, Occur.Should);
    }
}
