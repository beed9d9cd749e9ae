using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>All terms of a field in memory, by length, each with a signature of its letters, so that fuzzy searches look at few of them closely.</summary>
/// <remarks>Immutable and thread-safe; kept as long as the field's terms, about 8 bytes a term beside the terms themselves. An edit changes at most one letter
/// into another, so a term within e edits lacks at most e of the word's letters, has at most e others, and differs by at most e in length. One longer by d
/// lacks at most e - d of the letters, one shorter by d has at most e - d others, because edits that change the length change no letter into another. Only for terms that pass this test the edits are counted.</remarks>
internal sealed class FuzzyDictionary
{
    private const int FewTerms = 4096;
    private const int ManyTerms = 1 << 22;
    internal const int MaxLength = 255;
    private const int FirstBitBeyondAscii = 30;
    private static readonly ConditionalWeakTable<FieldTerms, FuzzyDictionaryBuilder> Known = [];
    private readonly uint[] _signatures;
    private readonly int[] _starts;
    private readonly byte[] _bytes;
    private readonly int[] _firstOfLength;

    /// <summary>Lays terms out by length.</summary>
    /// <param name="inTermOrder">Signature, length and first byte of each.</param>
    /// <param name="bytes">Their bytes, one after the other.</param>
    public FuzzyDictionary(ReadOnlySpan<(uint Signature, int Length, int Start)> inTermOrder, ReadOnlySpan<byte> bytes)
    {
        _signatures = new uint[inTermOrder.Length];
        _starts = new int[inTermOrder.Length + 1];
        _bytes = new byte[bytes.Length];
        _firstOfLength = FirstOfLength(inTermOrder);
        SortByLength(inTermOrder, bytes);
    }

    /// <summary>The dictionary of a field, built when first asked for; null where walking over the terms serves as well, where they are too many to keep,
    /// and while another search builds it.</summary>
    /// <param name="terms">The field's terms.</param>
    /// <param name="clock">When to give up building; the next search goes on from there.</param>
    /// <exception cref="SearchAbandonedException">The clock is over.</exception>
    public static FuzzyDictionary? Of(FieldTerms terms, SearchClock clock) =>
        terms.TermCount is < FewTerms or > ManyTerms ? null : Known.GetValue(terms, static t => new FuzzyDictionaryBuilder(t)).Build(clock);

    /// <summary>Offers the terms within some edits of a word, near ones first, and stops looking for distant ones that the queue would not take.</summary>
    public void Offer(ReadOnlySpan<byte> word, FuzzyAutomata automata, TopTermQueue queue, SearchClock clock)
    {
        (uint signature, _) = Sign(word);
        for (int edits = 1; edits <= automata.MaxEdits; edits++)
        {
            // No term is nearer in this measure than one at least as long as the word, and none comes before the empty one.
            if (!queue.WouldTake(default, FuzzyWalk.BoostOf(edits, int.MaxValue, automata.Length)))
                continue;
            int longest = Math.Min(MaxLength, automata.Length + edits);
            for (int length = Math.Min(automata.Length, MaxLength); length <= longest; length++)
                OfferOfLength(length, edits, signature, automata, queue, clock);
            // Shorter terms have lower boosts, so longer ones come first.
            int shortest = Math.Max(0, automata.Length - edits);
            for (int length = Math.Min(automata.Length - 1, MaxLength); length >= shortest; length--)
                OfferOfLength(length, edits, signature, automata, queue, clock);
        }
    }

    private static int[] FirstOfLength(ReadOnlySpan<(uint Signature, int Length, int Start)> terms)
    {
        int[] first = new int[MaxLength + 2];
        foreach ((_, int length, _) in terms)
            first[length + 1]++;
        for (int length = 0; length <= MaxLength; length++)
            first[length + 1] += first[length];
        return first;
    }

    private void SortByLength(ReadOnlySpan<(uint Signature, int Length, int Start)> terms, ReadOnlySpan<byte> bytes)
    {
        int[] next = (int[])_firstOfLength.Clone();
        int[] order = new int[terms.Length];
        for (int i = 0; i < terms.Length; i++)
            order[next[terms[i].Length]++] = i;
        int end = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int from = order[i];
            (uint signature, _, int start) = terms[from];
            ReadOnlySpan<byte> term = bytes[start..(from + 1 < terms.Length ? terms[from + 1].Start : bytes.Length)];
            term.CopyTo(_bytes.AsSpan(end));
            _signatures[i] = signature;
            _starts[i] = end;
            end += term.Length;
        }
        _starts[^1] = end;
    }

    private void OfferOfLength(int length, int edits, uint word, FuzzyAutomata automata, TopTermQueue queue, SearchClock clock)
    {
        clock.ThrowIfOver();
        if (length < MaxLength && !queue.WouldTake(default, FuzzyWalk.BoostOf(edits, length, automata.Length)))
            return;
        // Lengths beyond the greatest are not known.
        int longer = length < MaxLength ? length - automata.Length : 0;
        int lacking = edits - Math.Max(0, longer);
        int others = edits - Math.Max(0, -longer);
        int i = _firstOfLength[length];
        int end = _firstOfLength[length + 1];
        for (; Avx2.IsSupported && i + Vector256<uint>.Count <= end; i += Vector256<uint>.Count)
        {
            for (uint near = AreNear(Vector256.LoadUnsafe(ref _signatures[i]), word, lacking, others); near != 0; near &= near - 1)
                Consider(i + BitOperations.TrailingZeroCount(near), length, edits, automata, queue);
        }
        for (; i < end; i++)
        {
            uint signature = _signatures[i];
            if (BitOperations.PopCount(word & ~signature) <= lacking && BitOperations.PopCount(signature & ~word) <= others)
                Consider(i, length, edits, automata, queue);
        }
    }

    /// <summary>Which of eight terms lack at most some of the word's letters and have at most some others, one bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint AreNear(Vector256<uint> signatures, uint word, int lacking, int others)
    {
        Vector256<uint> wanted = Vector256.Create(word);
        Vector256<int> lack = Vector256.LessThanOrEqual(CountBits(Vector256.AndNot(wanted, signatures)), Vector256.Create(lacking));
        Vector256<int> have = Vector256.LessThanOrEqual(CountBits(Vector256.AndNot(signatures, wanted)), Vector256.Create(others));
        return (lack & have).ExtractMostSignificantBits();
    }

    /// <summary>The bits set in each of eight integers, counted by a table of half bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> CountBits(Vector256<uint> values)
    {
        Vector256<byte> counts = Vector256.Create(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, (byte)4);
        Vector256<byte> halves = Vector256.Create((byte)0x0F);
        Vector256<byte> low = Avx2.Shuffle(counts, values.AsByte() & halves);
        Vector256<byte> high = Avx2.Shuffle(counts, Vector256.ShiftRightLogical(values.AsUInt16(), 4).AsByte() & halves);
        return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(low + high, Vector256.Create((sbyte)1)), Vector256.Create((short)1));
    }

    private void Consider(int term, int length, int edits, FuzzyAutomata automata, TopTermQueue queue)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);
        // Nearer terms were offered before, so of these only the most distant ones can be new.
        if (edits > 1 && length < MaxLength && !queue.WouldTake(bytes, FuzzyWalk.BoostOf(edits, length, automata.Length)))
            return;
        bool isText = _signatures[term] >> FirstBitBeyondAscii == 0 || Utf8.IsValid(bytes);
        int distance = isText && automata.Ascii is { } ascii ? ascii.Within(edits, bytes) : DistanceOf(bytes, automata.ForEdits(edits));
        if (distance >= 0)
            queue.Offer(bytes, FuzzyWalk.BoostOf(distance, length < MaxLength ? length : FuzzyWalk.CodePoints(bytes), automata.Length));
    }

    private static int DistanceOf(ReadOnlySpan<byte> term, ByteDfa dfa)
    {
        ReadOnlySpan<int> table = dfa.Table;
        ReadOnlySpan<byte> classes = dfa.Classes;
        int state = dfa.Start;
        foreach (byte value in term)
        {
            state = table[(state * dfa.ClassCount) + classes[value]];
            if (state == ByteDfa.Dead)
                return -1;
        }
        return dfa.IsAccepting(state) ? dfa.AcceptValue(state) : -1;
    }

    /// <summary>One bit for each letter, shared ones for other characters; and the number of code points.</summary>
    internal static (uint Signature, int Length) Sign(ReadOnlySpan<byte> utf8)
    {
        uint signature = 0;
        int length = 0;
        for (int i = 0; i < utf8.Length; i++)
        {
            byte value = utf8[i];
            if ((value & 0xC0) != 0x80)
                length++;
            bool endsCharacter = i + 1 == utf8.Length || (utf8[i + 1] & 0xC0) != 0x80;
            if (value < 0x80 || endsCharacter)
                signature |= 1u << BitOf(value);
        }
        return (signature, length);
    }

    private static int BitOf(byte lastByte) => lastByte switch
    {
        >= 0x80 => FirstBitBeyondAscii + (lastByte & 1),
        >= (byte)'a' and <= (byte)'z' => lastByte - 'a',
        >= (byte)'A' and <= (byte)'Z' => lastByte - 'A',
        >= (byte)'0' and <= (byte)'9' => 26 + (lastByte % 3),
        _ => 29,
    };
}
