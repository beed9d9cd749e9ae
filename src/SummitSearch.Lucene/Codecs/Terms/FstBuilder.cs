namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Builds the finite-state transducer that maps sorted byte keys to byte values: the index of the terms dictionary (FORMAT.md, "Terms index").</summary>
/// <remarks>Works through sorted keys and keeps only the path of the last one unwritten (Mihov and Maurel, "Direct construction of minimal acyclic
/// subsequential transducers", 2001); outputs are pushed towards the root. Of equal nodes only those with one arc are shared. Not thread-safe.</remarks>
internal sealed class FstBuilder
{
    private readonly FstNodeWriter _nodes = new();
    private readonly List<Node> _path = [new Node()];
    private byte[] _lastKey = [];

    /// <summary>The bytes of the transducer, address 0 first. A transducer without keys is one filler byte.</summary>
    public ReadOnlySpan<byte> Bytes => _nodes.Bytes;

    /// <summary>Adds a key, greater than the one before and not empty.</summary>
    public void Add(ReadOnlySpan<byte> key, byte[] value)
    {
        int shared = key.CommonPrefixLength(_lastKey);
        Freeze(shared);
        ReadOnlySpan<byte> rest = PushOutputs(shared, value);
        for (int depth = shared; depth < key.Length; depth++)
        {
            _path[depth].Arcs.Add(new FstArc(key[depth], -1, false, depth == shared ? rest.ToArray() : [], []));
            if (_path.Count == depth + 1)
                _path.Add(new Node());
        }
        _path[key.Length].IsFinal = true;
        _lastKey = key.ToArray();
    }

    /// <summary>Writes what is left; returns the address of the root, 0 if there is no key.</summary>
    public int Finish()
    {
        Freeze(0);
        return Math.Max(0, _nodes.Write(_path[0].Arcs, 0));
    }

    private void Freeze(int toDepth)
    {
        for (int depth = _lastKey.Length; depth > toDepth; depth--)
        {
            Node node = _path[depth];
            int address = _nodes.Write(node.Arcs, depth);
            List<FstArc> arcs = _path[depth - 1].Arcs;
            arcs[^1] = arcs[^1] with { Target = address, IsFinal = node.IsFinal, FinalOutput = node.FinalOutput };
            node.Clear();
        }
    }

    private ReadOnlySpan<byte> PushOutputs(int shared, ReadOnlySpan<byte> value)
    {
        for (int depth = 0; depth < shared; depth++)
        {
            List<FstArc> arcs = _path[depth].Arcs;
            byte[] output = arcs[^1].Output;
            int common = value.CommonPrefixLength(output);
            if (common < output.Length)
            {
                _path[depth + 1].Prepend(output[common..]);
                arcs[^1] = arcs[^1] with { Output = output[..common] };
            }
            value = value[common..];
        }
        return value;
    }

    private sealed class Node
    {
        public List<FstArc> Arcs { get; } = [];

        public bool IsFinal { get; set; }

        public byte[] FinalOutput { get; private set; } = [];

        public void Prepend(byte[] output)
        {
            for (int i = 0; i < Arcs.Count; i++)
                Arcs[i] = Arcs[i] with { Output = [.. output, .. Arcs[i].Output] };
            if (IsFinal)
                FinalOutput = [.. output, .. FinalOutput];
        }

        public void Clear()
        {
            Arcs.Clear();
            IsFinal = false;
            FinalOutput = [];
        }
    }
}
