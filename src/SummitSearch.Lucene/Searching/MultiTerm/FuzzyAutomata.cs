using System.Text;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Counts the edits between one word and others: by an automaton for each number of edits, built when first needed and then kept, or without one from a word of ASCII.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FuzzyAutomata
{
    private readonly string _word;
    private readonly int _prefixLength;
    private readonly bool _transpositions;
    private readonly ByteDfa?[] _byEdits;

    /// <summary>Prepares the automata of a word.</summary>
    public FuzzyAutomata(string word, int maxEdits, int prefixLength, bool transpositions)
    {
        _word = word;
        _prefixLength = prefixLength;
        _transpositions = transpositions;
        _byEdits = new ByteDfa?[maxEdits + 1];
        Ascii = EditDistance.Of(word, prefixLength, transpositions);
        foreach (Rune _ in word.EnumerateRunes())
            Length++;
    }

    /// <summary>Code points of the word.</summary>
    public int Length { get; }

    /// <summary>Counts the edits to other words; null where this one has other characters or is too long.</summary>
    public EditDistance? Ascii { get; }

    /// <summary>Most edits.</summary>
    public int MaxEdits => _byEdits.Length - 1;

    /// <summary>The automaton for a number of edits. Two threads may build it at once; one result stays.</summary>
    /// <exception cref="AutomatonTooComplexException">The word is too long.</exception>
    public ByteDfa ForEdits(int edits) =>
        Volatile.Read(ref _byEdits[edits]) ?? (_byEdits[edits] = LevenshteinPattern.Compile(_word, edits, _prefixLength, _transpositions, AutomatonLimits.Default));
}
