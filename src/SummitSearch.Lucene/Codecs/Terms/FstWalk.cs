using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Follows one key through a transducer, label by label, collecting its value.</summary>
/// <remarks>A copy remembers the place: values only grow at their end. Allocates only for values longer than the buffer it is given. Every read is checked.</remarks>
internal ref struct FstWalk
{
    private readonly Fst _fst;
    private readonly ReadOnlySpan<byte> _nodes;
    private Span<byte> _value;
    private int _valueLength;
    private int _node;
    private int _at;
    private int _finalOutputAt;
    private int _finalOutputLength;

    /// <summary>A walk that stands on the root.</summary>
    public FstWalk(Fst fst, Span<byte> buffer)
    {
        _fst = fst;
        _nodes = fst.Nodes;
        _value = buffer;
        _node = fst.Root;
        IsFinal = true;
    }

    /// <summary>True if the labels followed so far are a key.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Labels followed so far.</summary>
    public int Depth { get; private set; }

    /// <summary>Value of the labels followed so far, which must be a key; valid until the next step.</summary>
    public ReadOnlySpan<byte> Value
    {
        get
        {
            if (Depth == 0)
                return _fst.EmptyValue;
            int length = _valueLength;
            CopyBackwards(_finalOutputAt, _finalOutputLength, ref length);
            return _value[..length];
        }
    }

    /// <summary>Follows a label; false, with nothing changed that matters, if no key goes on with it.</summary>
    public bool TryFollow(byte label)
    {
        if (_node <= 0)
            return false;
        _at = _node;
        byte type = ReadByte();
        if (type == FstNodeWriter.DirectNode)
            return FollowDirect(label);
        if (type == FstNodeWriter.BinarySearchNode)
            return FollowBySearch(label);
        return FollowInList(type, label);
    }

    private bool FollowInList(int flags, byte label)
    {
        while (true)
        {
            if (ReadByte() == label)
            {
                Take(flags, endOfNode: -1);
                return true;
            }
            SkipRest(flags);
            if ((flags & FstNodeWriter.LastFlag) != 0)
                return false;
            flags = ReadByte();
        }
    }

    private bool FollowBySearch(byte label)
    {
        int count = ReadVInt(), width = ReadVInt(), first = _at;
        int low = 0, high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            _at = ArcPlace(first, middle, width);
            int flags = ReadByte();
            byte found = ReadByte();
            if (found == label)
            {
                Take(flags, ArcPlace(first, count, width));
                return true;
            }
            if (found < label)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return false;
    }

    private bool FollowDirect(byte label)
    {
        int range = ReadVInt(), width = ReadVInt(), presence = (range + 7) >> 3;
        int bits = _at;
        _at = ArcPlace(_at, presence, 1);
        int place = label - ReadByte();
        if ((uint)place >= (uint)range || range > 256 || (_nodes[bits - (place >> 3)] >> (place & 7) & 1) == 0)
            return false;
        int before = CountPresent(bits, place), first = _at;
        _at = ArcPlace(first, before, width);
        int flags = ReadByte();
        // Only a foreign writer sets the flag in such a node; then its end must be found.
        Take(flags, (flags & FstNodeWriter.NextFlag) == 0 ? -1 : ArcPlace(first, CountPresent(bits, range), width));
        return true;
    }

    private readonly int CountPresent(int bits, int places)
    {
        int count = 0, whole = places >> 3;
        for (int i = 0; i < whole; i++)
            count += BitOperations.PopCount(_nodes[bits - i]);
        return (places & 7) == 0 ? count : count + BitOperations.PopCount((uint)_nodes[bits - whole] & ((1u << (places & 7)) - 1));
    }

    private void Take(int flags, int endOfNode)
    {
        if ((flags & FstNodeWriter.OutputFlag) != 0)
        {
            int length = ReadVInt();
            CopyBackwards(_at, length, ref _valueLength);
            _at -= length;
        }
        _finalOutputLength = 0;
        if ((flags & FstNodeWriter.FinalOutputFlag) != 0)
        {
            _finalOutputLength = ReadVInt();
            _finalOutputAt = _at;
            Move(_finalOutputLength);
        }
        IsFinal = (flags & FstNodeWriter.FinalFlag) != 0;
        Depth++;
        _node = Target(flags, endOfNode);
    }

    private int Target(int flags, int endOfNode)
    {
        if ((flags & FstNodeWriter.StopFlag) != 0)
            return -1;
        if ((flags & FstNodeWriter.NextFlag) == 0)
        {
            int target = ReadVInt();
            // Nodes are written after those they lead to: addresses only descend, so no walk goes in circles.
            return target < _node ? target : throw Corrupt($"leads up to {target}");
        }
        if (endOfNode >= 0)
            return endOfNode;
        while ((flags & FstNodeWriter.LastFlag) == 0)
        {
            flags = ReadByte();
            ReadByte();
            SkipRest(flags);
        }
        return _at;
    }

    private void SkipRest(int flags)
    {
        if ((flags & FstNodeWriter.OutputFlag) != 0)
            Move(ReadVInt());
        if ((flags & FstNodeWriter.FinalOutputFlag) != 0)
            Move(ReadVInt());
        if ((flags & (FstNodeWriter.StopFlag | FstNodeWriter.NextFlag)) == 0)
            ReadVInt();
    }

    private void CopyBackwards(int from, int length, ref int valueLength)
    {
        if ((uint)length > (uint)from + 1)
            throw Corrupt("has an output that is cut off");
        if (_value.Length - valueLength < length)
        {
            byte[] larger = new byte[Math.Max(2 * _value.Length, valueLength + length)];
            _value[..valueLength].CopyTo(larger);
            _value = larger;
        }
        for (int i = 0; i < length; i++)
            _value[valueLength++] = _nodes[from - i];
    }

    private readonly int ArcPlace(int first, int arc, int width)
    {
        long place = first - (long)arc * width;
        return place >= -1 && width > 0 ? (int)place : throw Corrupt("has arcs that are cut off");
    }

    private void Move(int length)
    {
        if ((uint)length > (uint)_at + 1)
            throw Corrupt("has an output that is cut off");
        _at -= length;
    }

    private byte ReadByte()
    {
        int at = _at;
        if ((uint)at >= (uint)_nodes.Length)
            throw Corrupt("is cut off");
        _at = at - 1;
        return _nodes[at];
    }

    private int ReadVInt()
    {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte b = ReadByte();
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value >= 0 ? value : throw Corrupt("has a negative number");
        }
        throw Corrupt("has a number of more than 5 bytes");
    }

    private readonly CorruptIndexException Corrupt(string problem) =>
        new(_fst.FileName, -1, $"the node at address {_node} of a terms index {problem}. The file is damaged; rebuild the index or restore a backup.");
}
