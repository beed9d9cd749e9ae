using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The terms of one field in one buffer: an open-addressing hash table over bytes in a pool.</summary>
/// <remarks>Not thread-safe. Allocates only when it grows. Ids are given in order of first sight, from 0.</remarks>
internal sealed class TermTable(BytePool pool)
{
    /// <summary>Longest term that the format allows, in bytes.</summary>
    public const int MaxTermLength = 32766;

    private const int InitialSlots = 64;

    // A slot: upper half of the hash above, id + 1 below; 0 is free. Comparing hashes first saves nearly all looks at the bytes.
    private ulong[] _slots = new ulong[InitialSlots];
    private TermState[] _states = new TermState[InitialSlots / 2];

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Memory of the table itself, in bytes; the pool's is counted there.</summary>
    public long UsedBytes => _slots.Length * sizeof(ulong) + _states.Length * (long)Unsafe.SizeOf<TermState>();

    /// <summary>The terms' states by id.</summary>
    public Span<TermState> States => _states.AsSpan(0, Count);

    /// <summary>The state of a term by id.</summary>
    public ref TermState this[int id] => ref _states[id];

    /// <summary>The bytes of a term by id.</summary>
    public ReadOnlySpan<byte> Term(int id) => pool.Term(_states[id].Text);

    /// <summary>Hash of a term, the same at every call of a process and of every process.</summary>
    public static uint Hash(ReadOnlySpan<byte> term)
    {
        ulong hash = (ulong)term.Length;
        while (term.Length >= sizeof(ulong))
        {
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(term));
            term = term[sizeof(ulong)..];
        }
        if (term.Length > 0)
        {
            ulong tail = 0;
            for (int i = 0; i < term.Length; i++)
                tail |= (ulong)term[i] << (i * 8);
            hash = Step(hash, tail);
        }
        return (uint)(hash >> 32);
    }

    /// <summary>Takes eight bytes into a hash that began as the term's length; the upper half of the last result is the hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return hash ^ BitOperations.RotateRight(hash, 29);
    }

    /// <summary>The id of a term, or -1.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        uint hash = Hash(term);
        int mask = _slots.Length - 1;
        for (int at = (int)hash & mask; _slots[at] != 0; at = (at + 1) & mask)
        {
            ulong slot = _slots[at];
            if ((uint)(slot >> 32) == hash && Term((int)(uint)slot - 1).SequenceEqual(term))
                return (int)(uint)slot - 1;
        }
        return -1;
    }

    /// <summary>The id of a term, which is added if it is new; <paramref name="added"/> tells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindOrAdd(ReadOnlySpan<byte> term, uint hash, out bool added)
    {
        ulong[] slots = _slots;
        int mask = slots.Length - 1;
        int at = (int)hash & mask;
        while (true)
        {
            ulong slot = slots[at];
            if (slot == 0)
                break;
            if ((uint)(slot >> 32) == hash)
            {
                int id = (int)(uint)slot - 1;
                if (pool.Term(_states[id].Text).SequenceEqual(term))
                {
                    added = false;
                    return id;
                }
            }
            at = (at + 1) & mask;
        }
        added = true;
        return Add(term, hash, at);
    }

    /// <summary>All ids in order of their terms' unsigned bytes.</summary>
    public int[] SortedIds() => TermSorter.Sort(pool, States);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(ReadOnlySpan<byte> term, uint hash, int at)
    {
        if (Count == _states.Length)
            Array.Resize(ref _states, _states.Length * 2);
        int id = Count++;
        _states[id] = new TermState { Text = pool.StoreTerm(term) };
        _slots[at] = (ulong)hash << 32 | (uint)(id + 1);
        if (Count * 2 > _slots.Length)
            Rehash();
        return id;
    }

    private void Rehash()
    {
        ulong[] larger = new ulong[_slots.Length * 2];
        int mask = larger.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot == 0)
                continue;
            int at = (int)(slot >> 32) & mask;
            while (larger[at] != 0)
                at = (at + 1) & mask;
            larger[at] = slot;
        }
        _slots = larger;
    }
}
