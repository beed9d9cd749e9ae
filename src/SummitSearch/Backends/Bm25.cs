using System.Diagnostics.CodeAnalysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Small steps that every part of the second stage takes.</summary>
internal static class Bm25
{
    /// <summary>How much of a word's weight it earns: 0 where it does not occur, towards 1 where it often does.</summary>
    /// <param name="share">Frequency by k1 and relative length.</param>
    public static float Saturate(float share) => share / (1 + share);

    /// <summary>Whether nine tenths of the documents that have the field hold the term: where all reports are of one paper, its name tells none from another, and looking at every document is dear.</summary>
    public static bool IsNearlyEverywhere(this IndexSearcher searcher, Term term) => 10L * searcher.StatesOf(term).DocFreq > 9 * searcher.StatisticsOf(term.Field).DocCount;

    /// <summary>Whether a document has the word: moves the cursor there. Documents must be asked for in ascending order.</summary>
    public static bool MovesTo(this PostingsCursor cursor, int docId) => (cursor.DocId >= docId ? cursor.DocId : cursor.Advance(docId)) == docId;

    /// <summary>Opens the postings of a word in a segment, with the cursor of another word of the field if there is one; false where the segment does not have the word.</summary>
    public static bool TryOpen(this TermStates states, int segment, PostingsDetail detail, [NotNullWhen(true)] ref PostingsCursor? cursor)
    {
        if (!states.TryGet(segment, out FieldTerms? terms, out TermEntry entry)) return false;
        cursor = terms.OpenPostings(entry, detail, cursor);
        return true;
    }
}
