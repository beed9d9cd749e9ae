using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Finds the passages of a text that answer a query best, and where in them the query hits.</summary>
/// <remarks>
/// Every word of the query as analysed counts: stems, synonyms, prefixes, patterns, fuzzy words; words of phrases only where the phrase matches; excluded
/// words never. Equal to Apache Lucene's unified highlighter in passages, offsets and score bits. Time is linear in
/// <see cref="HighlightOptions.MaxLength"/>. Not thread-safe (it keeps a token stream for each field, and what it took of the last query); cheap to create.
/// </remarks>
public sealed class UnifiedHighlighter
{
    private readonly Analyzer _analyzer;
    private readonly HighlightOptions _options;
    private readonly Dictionary<string, TokenStream> _streams = new(StringComparer.Ordinal);
    private (Query Query, string Field, HighlightTerms Terms)? _last;

    /// <summary>Creates a highlighter.</summary>
    /// <param name="analyzer">The analyzer that the index was written with.</param>
    /// <param name="options">What to show, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is negative, or no passages are asked for.</exception>
    public UnifiedHighlighter(Analyzer analyzer, HighlightOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _analyzer = analyzer;
        _options = options ?? new HighlightOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxPassages, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(_options.MaxLength);
        ArgumentOutOfRangeException.ThrowIfNegative(_options.MaxPassagesWithoutMatch ?? 0);
    }

    /// <summary>The best passages of a text in its order; its first sentences when nothing matches.</summary>
    /// <param name="query">The query as parsed.</param>
    /// <param name="field">The field that the text belongs to.</param>
    /// <param name="text">The text as indexed.</param>
    public IReadOnlyList<Passage> Highlight(Query query, string field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PassagePicker(text, LengthOf(text), _options).Pick(Find(query, field, text));
    }

    /// <summary>All places of a text that a query hits, by start, end and term; they may overlap.</summary>
    /// <param name="query">The query as parsed.</param>
    /// <param name="field">The field that the text belongs to.</param>
    /// <param name="text">The text as indexed.</param>
    public IReadOnlyList<HighlightMatch> FindMatches(Query query, string field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(query, field, text);
    }

    private List<HighlightMatch> Find(Query query, string field, string text)
    {
        ArgumentNullException.ThrowIfNull(query);
        HighlightTerms terms = Terms(query, field);
        if (terms.IsEmpty)
            return [];
        if (!_streams.TryGetValue(field, out TokenStream? stream))
            _streams.Add(field, stream = _analyzer.CreateStream(field));
        return MatchFinder.Find(terms, TextOccurrences.Analyze(terms, stream, text.AsMemory(0, LengthOf(text))));
    }

    /// <summary>The same as <see cref="Highlight(Query, string, string)"/>, by the offsets in the index instead of analysis.</summary>
    /// <param name="query">The query as parsed.</param>
    /// <param name="reader">The index.</param>
    /// <param name="docId">The document.</param>
    /// <param name="field">The field.</param>
    /// <param name="text">The text that the field had.</param>
    /// <exception cref="InvalidOperationException">The field is not indexed with offsets.</exception>
    public IReadOnlyList<Passage> Highlight(Query query, IndexReader reader, int docId, string field, string text)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(text);
        using ReaderLease lease = reader.Acquire();
        int segment = reader.SegmentOf(docId);
        HighlightTerms terms = Terms(query, field);
        FieldTerms? indexed = reader.Segments[segment].Terms(field);
        if (indexed is { Field.HasOffsets: false })
            throw new InvalidOperationException($"Field '{field}' is indexed without offsets; highlight it by analysing its text.");
        List<HighlightMatch> matches = indexed is null || terms.IsEmpty
            ? []
            : MatchFinder.Find(terms, TextOccurrences.Read(terms, indexed, docId - reader.DocBase(segment)));
        return new PassagePicker(text, LengthOf(text), _options).Pick(matches);
    }

    // One query marks many texts.
    private HighlightTerms Terms(Query query, string field)
    {
        if (_last is { } last && ReferenceEquals(last.Query, query) && last.Field == field)
            return last.Terms;
        HighlightTerms terms = new(query, _options.AnyField ? null : field);
        _last = (query, field, terms);
        return terms;
    }

    private int LengthOf(string text) => Math.Min(text.Length, _options.MaxLength);
}
