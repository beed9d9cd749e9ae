using System.Runtime.InteropServices;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>Makes queries for documents like a given text: its most telling words, by frequency in the text times rareness in the index.</summary>
/// <remarks>Thread-safe. The terms and their weights are those of Apache Lucene's class of that name; the order of equally telling ones is ours (by term).</remarks>
/// <param name="analyzer">The analyzer that the index was written with.</param>
/// <param name="options">Which words to take, or null for the defaults.</param>
public sealed class MoreLikeThis(Analyzer analyzer, MoreLikeThisOptions? options = null)
{
    private readonly MoreLikeThisOptions _options = options ?? new MoreLikeThisOptions();

    /// <summary>A query for documents like one of the index, by its stored fields.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="docId">The document; it will match its own query.</param>
    /// <param name="fields">The fields to compare, which must be stored.</param>
    public Query Like(IndexReader reader, int docId, params IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(fields);
        Document document = reader.Document(docId);
        return Like(reader, fields.SelectMany(f => document.GetAll(f).Where(static v => v.Kind == FieldValueKind.String).Select(v => (f, v.AsString))));
    }

    /// <summary>A query for documents like given texts.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="texts">Field names and texts; several texts of one field count as one document.</param>
    public Query Like(IndexReader reader, IEnumerable<(string Field, string Text)> texts)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<Term, int> frequencies = [];
        foreach ((string field, string text) in texts)
            Count(field, text, frequencies);
        using ReaderLease lease = reader.Acquire();
        List<(Term Term, float Value)> best = [.. frequencies
            .Select(f => (f.Key, Value: Value(reader, f.Key, f.Value)))
            .Where(static f => f.Value > 0)
            .OrderByDescending(static f => f.Value)
            .ThenBy(static f => f.Key)
            .Take(_options.MaxQueryTerms)];
        best.Reverse();
        return new BooleanQuery(best.Select(t => new BooleanClause(Weighted(t.Term, t.Value / best[0].Value), Occur.Should)), 0, Math.Max(best.Count, BooleanQuery.DefaultMaxClauses));
    }

    private Query Weighted(Term term, float weight) => _options.Boost ? new BoostQuery(new TermQuery(term), weight) : new TermQuery(term);

    private void Count(string field, string text, Dictionary<Term, int> frequencies)
    {
        TokenStream stream = analyzer.CreateStream(field);
        stream.Reset(text.AsMemory());
        for (int tokens = 0; tokens < _options.MaxTokens && stream.MoveNext(); tokens++)
        {
            ReadOnlySpan<char> word = stream.Token.Text;
            bool tooLong = _options.MaxWordLength > 0 && word.Length > _options.MaxWordLength;
            if (word.Length < _options.MinWordLength || tooLong || _options.StopWords?.Contains(word) == true)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(frequencies, new Term(field, word.ToString()), out _)++;
        }
    }

    /// <summary>How telling a word is: frequency times inverse document frequency in single precision; 0 if it does not count.</summary>
    private float Value(IndexReader reader, Term term, int frequency)
    {
        if (frequency < _options.MinTermFreq)
            return 0;
        int docFreq = TermStates.DocFreqOf(reader, term);
        if (docFreq == 0 || docFreq < _options.MinDocFreq || docFreq > _options.MaxDocFreq)
            return 0;
        float idf = (float)(Math.Log((reader.LiveCount + 1) / (double)(docFreq + 1)) + 1.0);
        return frequency * idf;
    }
}
