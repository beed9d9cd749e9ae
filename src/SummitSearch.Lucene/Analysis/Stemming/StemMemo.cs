using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>The stems of words that a thread met lately: a few hundred words make up most of a text, and to find one here costs a fraction of stemming it.</summary>
/// <remarks>For one thread. A word has one place, where the last that hashes to it stays.</remarks>
internal sealed class StemMemo
{
    private const int Places = 512;
    // Of words and stems; others are not remembered.
    private const int Longest = 16;
    private const ulong Mix = 0x9E3779B97F4A7C15;

    [ThreadStatic]
    private static StemMemo? _ofThread;

    private readonly char[] _words = new char[Places * Longest];
    private readonly char[] _stems = new char[Places * Longest];
    // 0 where there is none.
    private readonly byte[] _wordLengths = new byte[Places];
    private readonly byte[] _stemLengths = new byte[Places];
    private Stemmer? _owner;

    /// <summary>The memory of the current thread.</summary>
    public static StemMemo OfThread => _ofThread ??= new StemMemo();

    /// <summary>Replaces a token's term by its stem.</summary>
    /// <param name="token">The token, with as much room after the term as it is long.</param>
    /// <param name="stemmer">What to stem it with where the stem is not known; what is known of another's stems is forgotten.</param>
    public void Stem(Token token, Stemmer stemmer)
    {
        int length = token.Length;
        if ((uint)(length - 1) >= Longest)
        {
            token.Length = stemmer.Stem(token.Buffer, length);
            return;
        }
        if (!ReferenceEquals(_owner, stemmer))
        {
            Array.Clear(_wordLengths);
            _owner = stemmer;
        }
        int place = PlaceOf(token.Text);
        Span<char> word = _words.AsSpan(place * Longest, Longest);
        if (_wordLengths[place] == length && token.Text.SequenceEqual(word[..length]))
        {
            token.SetText(_stems.AsSpan(place * Longest, _stemLengths[place]));
            return;
        }
        token.Text.CopyTo(word);
        int stemLength = token.Length = stemmer.Stem(token.Buffer, length);
        bool fits = stemLength <= Longest;
        if (fits)
            token.Text.CopyTo(_stems.AsSpan(place * Longest, Longest));
        _wordLengths[place] = (byte)(fits ? length : 0);
        _stemLengths[place] = (byte)stemLength;
    }

    private static int PlaceOf(ReadOnlySpan<char> word)
    {
        ulong hash = (ulong)word.Length;
        ref byte bytes = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(word));
        if (word.Length < 4)
        {
            foreach (char c in word)
                hash = (hash << 16) | c;
            return (int)((hash * Mix) >> 55);
        }
        // Four letters at a time; the last four may overlap those before.
        for (int i = 0; i < word.Length - 4; i += 4)
            hash = (hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, 2 * i))) * Mix;
        hash = (hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, 2 * (word.Length - 4)))) * Mix;
        return (int)((hash ^ (hash >> 32)) * Mix >> 55);
    }
}
