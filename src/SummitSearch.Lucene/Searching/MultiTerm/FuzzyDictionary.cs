using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>All terms of a field in memory, each with a signature of its letters, so that fuzzy searches look at few of them closely.</summary>
/// <remarks>Immutable and thread-safe; kept as long as the field's terms, about 10 bytes a term beside the terms themselves. An edit changes at most one letter
/// into another, so a term within e edits lacks at most e of the word's letters, has at most e others, and differs by at most e in length.
/// Only terms that pass this test run through the automaton.</remarks>
internal sealed class FuzzyDictionary
{
    private const int FewTerms = 4096;
    private const int ManyTerms = 1 << 22;
    private static readonly ConditionalWeakTable<FieldTerms, FuzzyDictionary> Known = [];
    private readonly uint[] _signatures;
    private readonly byte[] _lengths;
    private readonly int[] _starts;
    private readonly byte[] _bytes;

    private FuzzyDictionary(FieldTerms terms)
    {
        List<uint> signatures = [];
        List<byte> lengths = [];
        List<int> starts = [0];
        using MemoryStream bytes = new();
        TermsCursor cursor = terms.OpenTerms();
        while (cursor.MoveNext())
        {
            (uint signature, int length) = Sign(cursor.Term);
            signatures.Add(signature);
            lengths.Add((byte)Math.Min(length, byte.MaxValue));
            bytes.Write(cursor.Term);
            starts.Add((int)bytes.Length);
        }
        _signatures = [.. signatures];
        _lengths = [.. lengths];
        _starts = [.. starts];
        _bytes = bytes.ToArray();
    }

    /// <summary>The dictionary of a field, built when first asked for; null where walking over the terms serves as well, or where they are too many to keep.</summary>
    public static FuzzyDictionary? Of(FieldTerms terms) =>
        terms.TermCount is < FewTerms or > ManyTerms ? null : Known.GetValue(terms, static t => new FuzzyDictionary(t));

    /// <summary>Offers the terms within some edits of a word, near ones first, and stops looking for distant ones that the queue would not take.</summary>
    public void Offer(ReadOnlySpan<byte> word, FuzzyAutomata automata, TopTermQueue queue)
    {
        for (int edits = 1; edits <= automata.MaxEdits; edits++)
        {
            // No term is nearer in this measure than one at least as long as the word, and none comes before the empty one.
            if (queue.WouldTake(default, FuzzyWalk.BoostOf(edits, int.MaxValue, automata.Length)))
                OfferWithin(edits, word, automata, queue);
        }
    }

    private void OfferWithin(int edits, ReadOnlySpan<byte> word, FuzzyAutomata automata, TopTermQueue queue)
    {
        ByteDfa dfa = automata.ForEdits(edits);
        (uint signature, _) = Sign(word);
        int count = _signatures.Length;
        int i = 0;
        for (; Avx2.IsSupported && i + Vector256<uint>.Count <= count; i += Vector256<uint>.Count)
        {
            for (uint near = LackFew(Vector256.LoadUnsafe(ref _signatures[i]), signature, edits); near != 0; near &= near - 1)
                Consider(i + BitOperations.TrailingZeroCount(near), edits, signature, dfa, automata.Length, queue);
        }
        for (; i < count; i++)
        {
            if (BitOperations.PopCount(signature & ~_signatures[i]) <= edits)
                Consider(i, edits, signature, dfa, automata.Length, queue);
        }
    }

    /// <summary>Which of eight terms lack at most some of the word's letters, one bit each: bits are counted by a table of half bytes.</summary>
    private static uint LackFew(Vector256<uint> signatures, uint word, int most)
    {
        Vector256<byte> counts = Vector256.Create(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, (byte)4);
        Vector256<byte> halves = Vector256.Create((byte)0x0F);
        Vector256<byte> lacking = Vector256.AndNot(Vector256.Create(word), signatures).AsByte();
        Vector256<byte> low = Avx2.Shuffle(counts, lacking & halves);
        Vector256<byte> high = Avx2.Shuffle(counts, Vector256.ShiftRightLogical(lacking.AsUInt16(), 4).AsByte() & halves);
        Vector256<short> pairs = Avx2.MultiplyAddAdjacent(low + high, Vector256.Create((sbyte)1));
        Vector256<int> sums = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create((short)1));
        return Vector256.LessThanOrEqual(sums, Vector256.Create(most)).ExtractMostSignificantBits();
    }

    private void Consider(int term, int edits, uint signature, ByteDfa dfa, int wordLength, TopTermQueue queue)
    {
        int length = _lengths[term];
        if (BitOperations.PopCount(_signatures[term] & ~signature) > edits || (length < byte.MaxValue && Math.Abs(length - wordLength) > edits))
            return;
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);
        int distance = DistanceOf(bytes, dfa);
        if (distance >= 0)
            queue.Offer(bytes, FuzzyWalk.BoostOf(distance, length < byte.MaxValue ? length : FuzzyWalk.CodePoints(bytes), wordLength));
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
        >= 0x80 => 30 + (lastByte & 1),
        >= (byte)'a' and <= (byte)'z' => lastByte - 'a',
        >= (byte)'A' and <= (byte)'Z' => lastByte - 'A',
        >= (byte)'0' and <= (byte)'9' => 26 + (lastByte % 3),
        _ => 29,
    };
}
