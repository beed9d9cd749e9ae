using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Where the terms that a query looks for stand in one text.</summary>
internal sealed class TextOccurrences
{
    private readonly Dictionary<string, List<TermOccurrence>> _byTerm;
    private readonly List<TermOccurrence>[] _byCondition;

    private TextOccurrences(HighlightTerms terms)
    {
        _byTerm = new(terms.Words.Count, StringComparer.Ordinal);
        foreach (string word in terms.Words)
            _byTerm.Add(word, []);
        foreach (HighlightPhrase phrase in terms.Phrases)
        {
            foreach (string word in phrase.Slots.SelectMany(static s => s))
                _byTerm.TryAdd(word, []);
        }
        _byCondition = terms.Conditions.Count == 0 ? [] : [.. terms.Conditions.Select(static _ => new List<TermOccurrence>())];
    }

    /// <summary>Occurrences of a term, by position.</summary>
    public List<TermOccurrence> Of(string term) => _byTerm[term];

    /// <summary>Occurrences of all terms that satisfy a condition.</summary>
    public List<TermOccurrence> OfCondition(int index) => _byCondition[index];

    /// <summary>Finds the occurrences by analysing the text.</summary>
    public static TextOccurrences Analyze(HighlightTerms terms, TokenStream stream, ReadOnlyMemory<char> text)
    {
        TextOccurrences found = new(terms);
        var byTerm = found._byTerm.GetAlternateLookup<ReadOnlySpan<char>>();
        stream.Reset(text);
        int position = -1;
        while (stream.MoveNext())
        {
            Token token = stream.Token;
            position += token.PositionIncrement;
            TermOccurrence occurrence = new(position, token.StartOffset, token.EndOffset);
            if (byTerm.TryGetValue(token.Text, out List<TermOccurrence>? list))
                list.Add(occurrence);
            for (int i = 0; i < terms.Conditions.Count; i++)
            {
                if (terms.Conditions[i].Matches(token.Text))
                    found._byCondition[i].Add(occurrence);
            }
        }
        stream.End();
        return found;
    }

    /// <summary>Reads the occurrences from the offsets in the index.</summary>
    /// <param name="terms">What to look for.</param>
    /// <param name="field">The field's terms in the segment; indexed with offsets.</param>
    /// <param name="docId">Document in the segment.</param>
    public static TextOccurrences Read(HighlightTerms terms, FieldTerms field, int docId)
    {
        TextOccurrences found = new(terms);
        foreach ((string term, List<TermOccurrence> list) in found._byTerm)
        {
            if (field.TryGet(Encoding.UTF8.GetBytes(term), out TermEntry entry))
                ReadPostings(field.OpenPostings(entry, PostingsDetail.All), docId, list);
        }
        for (int i = 0; i < terms.Conditions.Count; i++)
        {
            TermWalk walk = terms.Conditions[i].OpenTerms(field, SearchClock.Never);
            while (walk.MoveNext())
                ReadPostings(field.OpenPostings(walk.Entry, PostingsDetail.All), docId, found._byCondition[i]);
        }
        return found;
    }

    private static void ReadPostings(PostingsCursor postings, int docId, List<TermOccurrence> into)
    {
        if (postings.Advance(docId) != docId)
            return;
        for (int left = postings.Freq; left > 0; left--)
        {
            int position = postings.NextPosition();
            into.Add(new TermOccurrence(position, postings.StartOffset, postings.EndOffset));
        }
    }
}
