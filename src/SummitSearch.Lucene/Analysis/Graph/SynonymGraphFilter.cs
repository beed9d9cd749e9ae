using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Graph;

/// <summary>Applies synonym rules, the longest match first, and lays multi-word synonyms beside each other as a graph.</summary>
/// <remarks>
/// All paths of a match begin at the same position and end at the same position; every inner position belongs to one path, in the
/// order of the rules, the originals last. At indexing a <see cref="FlattenGraphFilter"/> must follow, for an index keeps no position lengths.
/// </remarks>
/// <param name="input">The stream before this one; its tokens all have position length 1.</param>
/// <param name="synonyms">The rules.</param>
public sealed class SynonymGraphFilter(TokenStream input, SynonymMap synonyms) : TokenFilter(input)
{
    private readonly TokenQueue _lookahead = new();
    private readonly TokenQueue _matched = new();
    private char[] _folded = new char[64];
    private SynonymMap.Node? _match;
    private int _path;
    private int _word;
    private int _lastNode;
    private bool _isExhausted;

    private int PathCount => _match!.Outputs.Count + (_match.KeepsOriginal ? 1 : 0);

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _lookahead.Clear();
        _match = null;
        _isExhausted = false;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_match is not null) return EmitNext();
        if (_lookahead.Count == 0)
        {
            if (_isExhausted || !Input.MoveNext()) return false;
            if (ChildOf(synonyms.Root, Token.Text) is null) return true;
            _lookahead.Enqueue(Token);
        }

        int length = FindLongestMatch();
        if (length == 0)
        {
            Token.CopyFrom(_lookahead[0]);
            _lookahead.Drop(1);
            return true;
        }

        TakeMatch(length);
        return EmitNext();
    }

    private int FindLongestMatch()
    {
        SynonymMap.Node? node = synonyms.Root;
        int longest = 0;
        for (int i = 0; i < _lookahead.Count || FetchToken(); i++)
        {
            node = ChildOf(node, _lookahead[i].Text);
            if (node is null) break;
            if (node.Outputs.Count == 0) continue;
            longest = i + 1;
            _match = node;
        }

        return longest;
    }

    private bool FetchToken()
    {
        _isExhausted = _isExhausted || !Input.MoveNext();
        if (_isExhausted) return false;
        _lookahead.Enqueue(Token);
        return true;
    }

    private SynonymMap.Node? ChildOf(SynonymMap.Node node, ReadOnlySpan<char> term)
    {
        if (!synonyms.IgnoresCase) return node.Child(term);
        if (_folded.Length < term.Length) _folded = new char[term.Length];
        Span<char> folded = _folded.AsSpan(0, term.Length);
        term.CopyTo(folded);
        LowerCaseTable.ToLowerInPlace(folded);
        return node.Child(folded);
    }

    private void TakeMatch(int length)
    {
        _matched.Clear();
        for (int i = 0; i < length; i++) _matched.Enqueue(_lookahead[i]);
        _lookahead.Drop(length);
        _path = _word = 0;
        _lastNode = -1;
    }

    /// <summary>Hands out the first term of every path, then the further terms of each path in turn.</summary>
    private bool EmitNext()
    {
        int path = _path;
        int word = _word;
        int from = word == 0 ? 0 : FirstInnerNode(path) + word - 1;
        int to = word == LengthOf(path) - 1 ? FirstInnerNode(PathCount) : FirstInnerNode(path) + word;
        FillToken(path, word);
        Token.PositionIncrement = from - _lastNode;
        Token.PositionLength = to - from;
        _lastNode = from;
        Advance();
        return true;
    }

    private void FillToken(int path, int word)
    {
        if (path == _match!.Outputs.Count)
        {
            Token.CopyFrom(_matched[word]);
            return;
        }

        Token.Clear();
        Token.SetText(_match.Outputs[path][word]);
        Token.StartOffset = _matched[0].StartOffset;
        Token.EndOffset = _matched[_matched.Count - 1].EndOffset;
        Token.Type = TokenType.Synonym;
    }

    private void Advance()
    {
        if (_word == 0 && _path < PathCount - 1)
        {
            _path++;
            return;
        }

        if (_word == 0) _path = 0;
        _word++;
        while (_path < PathCount && _word >= LengthOf(_path))
        {
            _path++;
            _word = 1;
        }

        if (_path == PathCount) _match = null;
    }

    private int LengthOf(int path) => path == _match!.Outputs.Count ? _matched.Count : _match.Outputs[path].Length;

    /// <summary>The first of the positions that belong to a path alone; for the number of paths, the common end.</summary>
    private int FirstInnerNode(int path)
    {
        int node = 1;
        for (int i = 0; i < path; i++) node += LengthOf(i) - 1;
        return node;
    }
}
