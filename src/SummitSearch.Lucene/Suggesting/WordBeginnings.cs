using System.Buffers.Binary;
using System.Text;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>All beginnings of words of all entries, sorted by the text from there on: a suffix array with word borders only.</summary>
/// <remarks>Immutable. Texts are UTF-8, lower case, each closed by a zero byte. Entry numbers fall with weight, so the best of a block is its least number.</remarks>
internal sealed class WordBeginnings
{
    /// <summary>Longest typed text, in code points, for which edits are forgiven.</summary>
    public const int LongestFuzzyText = 64;

    private const int BlockSize = 128;

    private readonly byte[] _texts;
    private readonly int[] _starts;
    private readonly int[] _entries;
    private readonly int[] _bestOfBlock;

    /// <summary>Sorts the beginnings. O(n log n) for n words.</summary>
    public WordBeginnings(CompletionEntry[] entries)
    {
        using MemoryStream texts = new();
        List<int> starts = [];
        List<int> owners = [];
        for (int i = 0; i < entries.Length; i++)
            AddWords(CompletionIndex.Normalize(entries[i].Text), i, texts, starts, owners);
        _texts = texts.ToArray();
        _starts = [.. starts];
        _entries = [.. owners];
        Sort();
        _bestOfBlock = new int[(_starts.Length + BlockSize - 1) / BlockSize];
        for (int block = 0; block < _bestOfBlock.Length; block++)
        {
            int from = block * BlockSize;
            _bestOfBlock[block] = int.MaxValue;
            foreach (int entry in _entries.AsSpan(from, Math.Min(BlockSize, _entries.Length - from)))
                _bestOfBlock[block] = Math.Min(_bestOfBlock[block], entry);
        }
    }

    /// <summary>Offers the entries in which a word begins with a text.</summary>
    public void AddMatches(ReadOnlySpan<byte> prefix, TopEntries top)
    {
        int from = LowerBound(prefix, 0);
        OfferRange(from, EndOfPrefix(prefix, from), 0, top);
    }

    /// <summary>Offers the entries in which the text from some word on is accepted, with the edits that the automaton counts.</summary>
    /// <remarks>The automaton must accept everything behind an accepted beginning without further edits. It is followed as through a trie: one step for
    /// each beginning that it leaves alive, found by binary search.</remarks>
    public void AddMatches(ByteDfa similar, TopEntries top)
    {
        if (similar.IsEmpty)
            return;
        Stack<(int From, int To, int Depth, int State)> open = new([(0, _starts.Length, 0, similar.Start)]);
        while (open.TryPop(out (int From, int To, int Depth, int State) node))
        {
            if (similar.IsAccepting(node.State))
                OfferRange(node.From, node.To, similar.AcceptValue(node.State), top);
            // A state that leads to itself accepts everything from here on, with no fewer edits.
            if (similar.Step(node.State, (byte)' ') == node.State)
                continue;
            for (int at = node.From; at < node.To;)
            {
                byte value = _texts[_starts[at] + node.Depth];
                int end = EndOfByte(at, node.To, node.Depth, value);
                int next = value == 0 ? ByteDfa.Dead : similar.Step(node.State, value);
                if (next != ByteDfa.Dead)
                    open.Push((at, end, node.Depth + 1, next));
                at = end;
            }
        }
    }

    private static void AddWords(string text, int entry, MemoryStream texts, List<int> starts, List<int> owners)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int at = (int)texts.Length;
        bool inWord = false;
        int offset = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isWord = Rune.IsLetterOrDigit(rune) || (inWord && rune.Value is '\'' or '’' or '-');
            if (isWord && !inWord)
            {
                starts.Add(at + offset);
                owners.Add(entry);
            }
            inWord = isWord;
            offset += rune.Utf8SequenceLength;
        }
        texts.Write(utf8);
        texts.WriteByte(0);
    }

    private void Sort()
    {
        // The first eight bytes decide almost always; what they leave equal is compared in full.
        ulong[] keys = Array.ConvertAll(_starts, KeyOf);
        int[] order = new int[keys.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        Comparer<int> byText = Comparer<int>.Create((a, b) => TextFrom(_starts[a]).SequenceCompareTo(TextFrom(_starts[b])));
        for (int from = 0; from < keys.Length;)
        {
            int to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
                Array.Sort(order, from, to - from, byText);
            from = to;
        }
        int[] starts = Array.ConvertAll(order, i => _starts[i]);
        int[] entries = Array.ConvertAll(order, i => _entries[i]);
        starts.CopyTo(_starts, 0);
        entries.CopyTo(_entries, 0);
    }

    private ulong KeyOf(int start)
    {
        Span<byte> first = stackalloc byte[8];
        first.Clear();
        ReadOnlySpan<byte> text = TextFrom(start);
        text[..Math.Min(8, text.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }

    private ReadOnlySpan<byte> TextFrom(int start)
    {
        ReadOnlySpan<byte> rest = _texts.AsSpan(start);
        return rest[..rest.IndexOf((byte)0)];
    }

    private int LowerBound(ReadOnlySpan<byte> text, int low)
    {
        int high = _starts.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (TextFrom(_starts[middle]).SequenceCompareTo(text) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int EndOfPrefix(ReadOnlySpan<byte> prefix, int from)
    {
        int low = from;
        int high = _starts.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (TextFrom(_starts[middle]).StartsWith(prefix))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Where, within a range that agrees before a depth, the texts with a byte at that depth end.</summary>
    private int EndOfByte(int from, int to, int depth, byte value)
    {
        int low = from;
        int high = to;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_texts[_starts[middle] + depth] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void OfferRange(int from, int to, int edits, TopEntries top)
    {
        for (int at = from; at < to;)
        {
            int block = at / BlockSize;
            int end = Math.Min(to, (block + 1) * BlockSize);
            if (top.WouldTake(edits, _bestOfBlock[block]))
            {
                foreach (int entry in _entries.AsSpan(at, end - at))
                    top.Offer(edits, entry);
            }
            at = end;
        }
    }
}
