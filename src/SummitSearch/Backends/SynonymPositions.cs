using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Where synonyms stand in passages: as far as nearness goes, a synonym is the words that were typed.</summary>
internal sealed class SynonymPositions
{
    private readonly List<(int[] Words, AnalyzedPhrase Phrase, TermStates[] States)> _synonyms = [];
    private readonly List<int> _places = [];
    private PostingsCursor?[][] _cursors = [];

    /// <summary>Looks the synonyms up.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="field">The field of the text.</param>
    /// <param name="groups">The synonyms of a query.</param>
    /// <param name="words">The words of the query, whose numbers <see cref="PositionTable"/> uses.</param>
    public SynonymPositions(IndexSearcher searcher, string field, IEnumerable<SynonymGroup> groups, IReadOnlyList<string> words)
    {
        foreach (SynonymGroup group in groups)
        {
            int[] typed = [.. Enumerable.Range(0, words.Count).Where(i => group.Typed.Contains(words[i]))];
            if (typed.Length == 0) continue;
            foreach (AnalyzedPhrase phrase in group.Alternatives)
                _synonyms.Add((typed, phrase, [.. phrase.Terms.Select(t => searcher.StatesOf(new Term(field, t.Term)))]));
        }
    }

    /// <summary>Goes to a segment.</summary>
    public void Open(int segment) => _cursors = _synonyms.Count == 0 ? [] : [.. _synonyms.Select(s => Array.ConvertAll(s.States, t => t.Open(segment, PostingsDetail.Positions)))];

    /// <summary>Adds the places in a document; documents must be asked for in ascending order.</summary>
    public void Read(int docId, PositionTable positions)
    {
        for (int i = 0; i < _cursors.Length; i++)
        {
            if (!FindPhrase(docId, _synonyms[i].Phrase, _cursors[i])) continue;
            foreach (int word in _synonyms[i].Words) positions.Insert(word, _places);
        }
    }

    /// <summary>Finds the places at which all terms stand in their distances.</summary>
    private bool FindPhrase(int docId, AnalyzedPhrase phrase, PostingsCursor?[] cursors)
    {
        _places.Clear();
        for (int t = 0; t < cursors.Length; t++)
        {
            if (cursors[t] is not { } cursor || (cursor.DocId < docId ? cursor.Advance(docId) : cursor.DocId) != docId) return false;
            int distance = phrase.Terms[t].Position;
            List<int> found = [];
            for (int left = cursor.Freq; left > 0; left--) found.Add(cursor.NextPosition() - distance);
            if (t == 0) _places.AddRange(found);
            else _places.RemoveAll(place => !found.Contains(place));
        }
        return _places.Count > 0;
    }
}
