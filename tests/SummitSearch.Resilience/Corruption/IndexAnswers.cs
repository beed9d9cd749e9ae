using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Resilience.Corruption;

/// <summary>What an index answers, as text: hits with score bits of searches for terms of every field, phrases, prefixes and ranges of points; the stored documents of the hits; the columns of all documents.</summary>
internal sealed class IndexAnswers
{
    private const int TermsPerField = 5;
    private const int K = 20;
    private readonly List<Query> _queries = [];

    /// <summary>Takes the questions from an index that is sound.</summary>
    public IndexAnswers(IndexDirectory sound)
    {
        using IndexReader reader = DirectoryReader.Open(sound);
        foreach (FieldInfo field in reader.Segments.SelectMany(static s => s.Fields).DistinctBy(static f => f.Name))
        {
            List<string> terms = TermsOf(reader, field.Name);
            _queries.AddRange(terms.Select(term => new TermQuery(new Term(field.Name, term))));
            if (field.HasPositions && terms.Count > 1)
                _queries.AddRange([new PhraseQuery([new Term(field.Name, terms[0]), new Term(field.Name, terms[1])]), new PrefixQuery(new Term(field.Name, terms[^1][..1]))]);
            if (field is { PointDimensions: 1, PointBytes: sizeof(long) })
                _queries.Add(PointRangeQuery.Of(field.Name, 0, long.MaxValue));
        }
    }

    /// <summary>The answers of the same index, sound or not.</summary>
    public string Of(IndexDirectory directory)
    {
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader);
        StringBuilder text = new();
        foreach (Query query in _queries)
        {
            foreach (ScoreDoc hit in searcher.Search(query, K).Hits)
                text.Append(CultureInfo.InvariantCulture, $"{hit.DocId}:{BitConverter.SingleToInt32Bits(hit.Score):x}:{string.Join('|', reader.Document(hit.DocId).Select(static f => $"{f.Name}={f.Value}"))} ");
            text.Append('\n');
        }
        foreach (SegmentReader segment in reader.Segments)
        {
            foreach (FieldInfo field in segment.Fields)
                AppendColumn(text, segment, field.Name);
        }
        return text.ToString();
    }

    /// <summary>A few terms, evenly over the dictionary; those of bytes that are no text are left out.</summary>
    private static List<string> TermsOf(IndexReader reader, string field)
    {
        List<string> terms = [];
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(field)?.OpenTerms() is not { } cursor)
                continue;
            while (cursor.MoveNext())
                terms.Add(Encoding.UTF8.GetString(cursor.Term));
        }
        terms.RemoveAll(static term => term.Length == 0 || term.Contains('\uFFFD', StringComparison.Ordinal));
        return [.. terms.Where((_, i) => i % (1 + (terms.Count / TermsPerField)) == 0)];
    }

    private static void AppendColumn(StringBuilder text, SegmentReader segment, string field)
    {
        NumericDocValues? numeric = segment.NumericDocValues(field);
        while (numeric is not null && numeric.NextDoc() != DocIdCursor.NoMoreDocs)
            text.Append(CultureInfo.InvariantCulture, $"{numeric.DocId}={numeric.Value} ");
        SortedDocValues? sorted = segment.SortedDocValues(field);
        while (sorted is not null && sorted.NextDoc() != DocIdCursor.NoMoreDocs)
            text.Append(CultureInfo.InvariantCulture, $"{sorted.DocId}={Convert.ToHexString(sorted.LookupOrdinal(sorted.Ordinal))} ");
        BinaryDocValues? binary = segment.BinaryDocValues(field);
        while (binary is not null && binary.NextDoc() != DocIdCursor.NoMoreDocs)
            text.Append(CultureInfo.InvariantCulture, $"{binary.DocId}={Convert.ToHexString(binary.Value)} ");
        text.Append('\n');
    }
}
