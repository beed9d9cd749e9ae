namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>A word on its way to its stem: its letters and the regions that Snowball algorithms confine suffixes to.</summary>
/// <remarks>The regions are indexes at which they begin; they stay while the word's end changes.</remarks>
internal ref struct StemWord
{
    private readonly Span<char> _buffer;

    /// <summary>Wraps the first <paramref name="length"/> units of a buffer that has room for what the stemmer may add.</summary>
    public StemWord(Span<char> buffer, int length)
    {
        _buffer = buffer;
        Length = length;
    }

    /// <summary>Letters of the word, or of what is left of it.</summary>
    public int Length { get; set; }

    /// <summary>Where the region after the first non-vowel that follows a vowel begins.</summary>
    public int R1 { get; set; }

    /// <summary>Where the same region of the region R1 begins.</summary>
    public int R2 { get; set; }

    /// <summary>Where the region of verb endings begins; each language has its own rule.</summary>
    public int RV { get; set; }

    /// <summary>The letters.</summary>
    public readonly Span<char> Text => _buffer[..Length];

    /// <summary>The letters from an index on; empty when the word has become shorter than that.</summary>
    public readonly Span<char> From(int region) => region < Length ? _buffer[region..Length] : [];

    /// <summary>A letter counted from the end, 1 being the last; the null character before the beginning.</summary>
    public readonly char FromEnd(int index) => index <= Length ? _buffer[Length - index] : '\0';

    /// <summary>Whether the word ends with a suffix.</summary>
    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => ((ReadOnlySpan<char>)Text).EndsWith(suffix);

    /// <summary>Whether the word ends with a suffix that lies in a region.</summary>
    public readonly bool EndsWith(ReadOnlySpan<char> suffix, int region) => EndsWith(suffix) && Length - suffix.Length >= region;

    /// <summary>Whether the last letters lie in a region.</summary>
    public readonly bool IsInRegion(int count, int region) => Length - count >= region;

    /// <summary>Sets R1 and R2 by the standard rule.</summary>
    public void MarkStandardRegions(LetterSet vowels)
    {
        R1 = vowels.EndOfFirstSyllable(Text, 0);
        R2 = vowels.EndOfFirstSyllable(Text, R1);
    }

    /// <summary>Takes letters off the end.</summary>
    public void Drop(int count) => Length -= count;

    /// <summary>Takes a suffix off, if the word ends with it and it lies in the region.</summary>
    public bool TryDrop(ReadOnlySpan<char> suffix, int region)
    {
        if (!EndsWith(suffix, region)) return false;
        Length -= suffix.Length;
        return true;
    }

    /// <summary>Puts letters in the place of the last ones.</summary>
    public void ReplaceEnd(int count, ReadOnlySpan<char> replacement)
    {
        replacement.CopyTo(_buffer[(Length - count)..]);
        Length += replacement.Length - count;
    }

    /// <summary>Puts two letters in the place of one.</summary>
    public void Expand(int index, char first, char second)
    {
        _buffer[index..Length].CopyTo(_buffer[(index + 1)..]);
        _buffer[index] = first;
        _buffer[index + 1] = second;
        Length++;
    }

    /// <summary>Puts one letter in the place of two.</summary>
    public void Contract(int index, char letter)
    {
        _buffer[(index + 2)..Length].CopyTo(_buffer[(index + 1)..]);
        _buffer[index] = letter;
        Length--;
    }

    /// <summary>Takes letters out of the word.</summary>
    public void Remove(int index, int count)
    {
        _buffer[(index + count)..Length].CopyTo(_buffer[index..]);
        Length -= count;
    }

    /// <summary>Replaces one letter by another throughout.</summary>
    public readonly void ReplaceAll(char letter, char replacement) => Text.Replace(letter, replacement);
}
