namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>A set of letters of the Latin, Greek or Cyrillic blocks (below U+0530), asked in constant time.</summary>
internal sealed class LetterSet
{
    private readonly bool[] _members = new bool[0x530];

    /// <summary>Creates the set of the letters of a string.</summary>
    public LetterSet(string letters)
    {
        foreach (char letter in letters) _members[letter] = true;
    }

    /// <summary>Whether a letter is in the set.</summary>
    public bool Contains(char letter) => letter < _members.Length && _members[letter];

    /// <summary>The index just after the first letter outside the set that follows one inside it, looking from an index on; the length if there is none.</summary>
    public int EndOfFirstSyllable(ReadOnlySpan<char> text, int from)
    {
        int i = IndexOfMember(text, from);
        i = IndexOfOther(text, i);
        return Math.Min(i + 1, text.Length);
    }

    /// <summary>The first index from the given one on at which a member stands; the length if there is none.</summary>
    public int IndexOfMember(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && !Contains(text[from])) from++;
        return from;
    }

    /// <summary>The first index from the given one on at which something else stands; the length if there is none.</summary>
    public int IndexOfOther(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Contains(text[from])) from++;
        return from;
    }
}
