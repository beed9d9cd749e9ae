using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Analysis.Graph;

/// <summary>Squeezes the paths of a token graph onto one line of positions, as an index needs it.</summary>
/// <remarks>
/// Every position of the graph moves to its distance from the beginning along the longest path. Offsets become those of the shortest
/// tokens that touch a position, and never go back. A gap of dropped tokens counts as one position, however many they were.
/// Tokens are held back only as long as paths run side by side.
/// </remarks>
/// <param name="input">The stream before this one, usually a <see cref="SynonymGraphFilter"/>.</param>
public sealed class FlattenGraphFilter(TokenStream input) : TokenFilter(input)
{
    private readonly TokenQueue _lookahead = new();
    private readonly TokenQueue _held = new();
    private readonly List<HeldToken> _order = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly List<FlatPosition> _positions = [];
    private int _next;
    private int _sectionPosition;
    private int _node;
    private int _knownNode;
    private int _maxPosition;
    private int _lastPosition;
    private int _lastStart;
    private bool _isExhausted;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _lookahead.Clear();
        _order.Clear();
        _next = 0;
        _node = _lastPosition = -1;
        _knownNode = _maxPosition = _lastStart = 0;
        _isExhausted = false;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_next == _order.Count && !ReadSection()) return false;
        Emit(_order[_next++]);
        return true;
    }

    /// <summary>Reads tokens up to the next position that all paths meet at, and finds out where they go.</summary>
    private bool ReadSection()
    {
        _held.Clear();
        _order.Clear();
        _next = 0;
        if (_lookahead.Count == 0 && !FetchToken()) return false;
        int first = _node + _lookahead[0].PositionIncrement;
        StartSection(first);
        int end = first;
        do
        {
            Token token = _lookahead[0];
            _node += token.PositionIncrement;
            end = Math.Max(end, _node + token.PositionLength);
            Place(_node - first, token);
            _held.Enqueue(token);
            _lookahead.Drop(1);
        }
        while (FetchToken() && _node + _lookahead[0].PositionIncrement < end);

        _knownNode = end;
        SortTokens();
        return true;
    }

    private bool FetchToken()
    {
        _isExhausted = _isExhausted || !Input.MoveNext();
        if (_isExhausted) return false;
        _lookahead.Enqueue(Token);
        return true;
    }

    private void StartSection(int first)
    {
        _nodes.Clear();
        _positions.Clear();
        _sectionPosition = first == _knownNode ? _maxPosition : _maxPosition + 1;
        _maxPosition = _sectionPosition;
        NodeAt(0) = new GraphNode(_sectionPosition, 0);
    }

    private void Place(int from, Token token)
    {
        int order = _order.Count;
        int to = from + token.PositionLength;
        if (NodeAt(from).Position < 0) NodeAt(from) = new GraphNode(_maxPosition + 1, order);
        int position = NodeAt(from).Position;
        PositionAt(position).Start = Math.Max(PositionAt(position).Start, token.StartOffset);
        if (position + 1 > NodeAt(to).Position) NodeAt(to) = new GraphNode(position + 1, order + 1);
        int target = NodeAt(to).Position;
        PositionAt(target).End = Math.Min(PositionAt(target).End, token.EndOffset);
        _maxPosition = Math.Max(_maxPosition, target);
        _order.Add(new HeldToken(order, from, to));
    }

    /// <summary>By position, then by when the node came to it, then as they arrived; a section holds few tokens and is nearly in order.</summary>
    private void SortTokens()
    {
        for (int i = 1; i < _order.Count; i++)
        {
            HeldToken token = _order[i];
            int to = i;
            for (; to > 0 && IsBefore(token, _order[to - 1]); to--) _order[to] = _order[to - 1];
            _order[to] = token;
        }
    }

    private bool IsBefore(HeldToken left, HeldToken right)
    {
        GraphNode leftNode = _nodes[left.From];
        GraphNode rightNode = _nodes[right.From];
        if (leftNode.Position != rightNode.Position) return leftNode.Position < rightNode.Position;
        return leftNode.Order != rightNode.Order ? leftNode.Order < rightNode.Order : left.Index < right.Index;
    }

    private void Emit(HeldToken token)
    {
        int from = _nodes[token.From].Position;
        int to = _nodes[token.To].Position;
        Token.CopyFrom(_held[token.Index]);
        Token.PositionIncrement = from - _lastPosition;
        Token.PositionLength = to - from;
        Token.StartOffset = Math.Max(_lastStart, PositionAt(from).Start);
        Token.EndOffset = Math.Max(Token.StartOffset, PositionAt(to).End);
        _lastPosition = from;
        _lastStart = Token.StartOffset;
    }

    private ref GraphNode NodeAt(int index)
    {
        while (_nodes.Count <= index) _nodes.Add(new GraphNode(-1, 0));
        return ref CollectionsMarshal.AsSpan(_nodes)[index];
    }

    private ref FlatPosition PositionAt(int position)
    {
        int index = position - _sectionPosition;
        while (_positions.Count <= index) _positions.Add(new FlatPosition { Start = -1, End = int.MaxValue });
        return ref CollectionsMarshal.AsSpan(_positions)[index];
    }

    /// <summary>A token of the section and the nodes it runs between.</summary>
    private readonly record struct HeldToken(int Index, int From, int To);

    /// <summary>The flat position of a node (-1: not known yet) and when it came there.</summary>
    private readonly record struct GraphNode(int Position, int Order);

    /// <summary>The narrowest offsets of the tokens that leave and reach a position.</summary>
    private record struct FlatPosition
    {
        public int Start;
        public int End;
    }
}
