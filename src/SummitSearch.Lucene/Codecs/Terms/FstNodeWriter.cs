using System.Runtime.InteropServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Writes the nodes of a finite-state transducer, each with its bytes reversed, in one of three forms: a list of arcs, arcs of equal length for binary
/// search, or arcs of equal length addressed by label (FORMAT.md, "Terms index").</summary>
internal sealed class FstNodeWriter
{
    /// <summary>Node type of arcs of equal length, searched by bisection.</summary>
    public const byte BinarySearchNode = 32;

    /// <summary>Node type of arcs of equal length, addressed by label.</summary>
    public const byte DirectNode = 64;

    /// <summary>Arc flags.</summary>
    public const int FinalFlag = 1, LastFlag = 2, NextFlag = 4, StopFlag = 8, OutputFlag = 16, FinalOutputFlag = 32;

    // From depth 0 to 3 five arcs are worth random access, further down ten.
    private const int ShallowDepth = 3, ShallowArcs = 5, DeepArcs = 10;
    private const double LargestOversize = 1.66;

    private readonly Dictionary<FstArc, int> _singleArcNodes = [];
    private readonly MemoryOutput _bytes = new(1024);
    private readonly MemoryOutput _arcs = new();
    private readonly MemoryOutput _node = new();
    private readonly List<int> _arcEnds = [];
    private int _lastNode;
    private int _credit;

    /// <summary>Starts with the filler byte at address 0, where no node ever is.</summary>
    public FstNodeWriter() => _bytes.WriteByte(0);

    /// <summary>All bytes written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Written;

    /// <summary>Writes a node, or finds it written; returns its address, -1 without arcs.</summary>
    /// <param name="arcs">Its arcs, labels ascending.</param>
    /// <param name="depth">Labels from the root to the node.</param>
    public int Write(List<FstArc> arcs, int depth)
    {
        if (arcs.Count == 0)
            return _lastNode = -1;
        if (arcs.Count == 1 && _singleArcNodes.TryGetValue(arcs[0], out int known))
            return known;
        bool isFixed = arcs.Count >= (depth <= ShallowDepth ? ShallowArcs : DeepArcs);
        int longest = WriteArcs(CollectionsMarshal.AsSpan(arcs), isFixed);
        _node.Reset();
        if (isFixed)
            WriteFixed(arcs, longest);
        else
            _node.WriteBytes(_arcs.Written);
        Span<byte> place = _bytes.Append(_node.Length);
        _node.Written.CopyTo(place);
        place.Reverse();
        _lastNode = _bytes.Length - 1;
        if (arcs.Count == 1)
            _singleArcNodes.Add(arcs[0], _lastNode);
        return _lastNode;
    }

    private int WriteArcs(ReadOnlySpan<FstArc> arcs, bool isFixed)
    {
        _arcs.Reset();
        _arcEnds.Clear();
        int longest = 0;
        for (int i = 0; i < arcs.Length; i++)
        {
            int start = _arcs.Length;
            WriteArc(arcs[i], i == arcs.Length - 1, isFixed);
            _arcEnds.Add(_arcs.Length);
            longest = Math.Max(longest, _arcs.Length - start);
        }
        return longest;
    }

    private void WriteArc(in FstArc arc, bool isLast, bool isFixed)
    {
        int flags = arc.IsFinal ? FinalFlag : 0;
        if (isLast)
            flags |= LastFlag;
        if (arc.Target == _lastNode && !isFixed)
            flags |= NextFlag;
        if (arc.Target < 0)
            flags |= StopFlag;
        if (arc.Output.Length > 0)
            flags |= OutputFlag;
        if (arc.FinalOutput.Length > 0)
            flags |= FinalOutputFlag;
        _arcs.WriteByte((byte)flags);
        _arcs.WriteByte(arc.Label);
        if (arc.Output.Length > 0)
            _arcs.WriteBlob(arc.Output);
        if (arc.FinalOutput.Length > 0)
            _arcs.WriteBlob(arc.FinalOutput);
        if ((flags & (NextFlag | StopFlag)) == 0)
            _arcs.WriteVLong(arc.Target);
    }

    private void WriteFixed(List<FstArc> arcs, int longest)
    {
        int range = arcs[^1].Label - arcs[0].Label + 1;
        int presence = (range + 7) / 8;
        int binary = longest * arcs.Count;
        int direct = presence + 1 + (longest - 1) * arcs.Count;
        int cost = direct - binary;
        if (cost <= 0 || (_credit >= cost && direct <= LargestOversize * binary))
        {
            _credit -= cost;
            WriteDirect(arcs, range, presence, longest - 1);
        }
        else
        {
            _node.WriteByte(BinarySearchNode);
            _node.WriteVInt(arcs.Count);
            _node.WriteVInt(longest);
            for (int i = 0; i < arcs.Count; i++)
                ArcBytes(i).CopyTo(Slot(longest));
        }
    }

    private void WriteDirect(List<FstArc> arcs, int range, int presence, int width)
    {
        _node.WriteByte(DirectNode);
        _node.WriteVInt(range);
        _node.WriteVInt(width);
        Span<byte> bits = Slot(presence);
        foreach (FstArc arc in arcs)
        {
            int place = arc.Label - arcs[0].Label;
            bits[place >> 3] |= (byte)(1 << (place & 7));
        }
        _node.WriteByte(arcs[0].Label);
        for (int i = 0; i < arcs.Count; i++)
        {
            ReadOnlySpan<byte> arc = ArcBytes(i);
            Span<byte> slot = Slot(width);
            slot[0] = arc[0];
            arc[2..].CopyTo(slot[1..]);
        }
    }

    private ReadOnlySpan<byte> ArcBytes(int arc) => _arcs.Written[(arc == 0 ? 0 : _arcEnds[arc - 1]).._arcEnds[arc]];

    private Span<byte> Slot(int length)
    {
        Span<byte> slot = _node.Append(length);
        slot.Clear();
        return slot;
    }
}
