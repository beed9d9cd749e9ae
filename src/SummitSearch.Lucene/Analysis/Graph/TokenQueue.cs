namespace SummitSearch.Lucene.Analysis.Graph;

/// <summary>Copies of tokens, first in first out; the copies are reused.</summary>
internal sealed class TokenQueue
{
    private Token[] _tokens = [];
    private int _head;

    /// <summary>The number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The i-th token from the front.</summary>
    public Token this[int index] => _tokens[(_head + index) % _tokens.Length];

    /// <summary>Adds a copy of a token at the end.</summary>
    public void Enqueue(Token token)
    {
        if (Count == _tokens.Length) Grow();
        Count++;
        this[Count - 1].CopyFrom(token);
    }

    /// <summary>Takes tokens away from the front; they may be read until the next is added.</summary>
    public void Drop(int count)
    {
        _head = Count == count ? 0 : (_head + count) % _tokens.Length;
        Count -= count;
    }

    /// <summary>Takes all tokens away.</summary>
    public void Clear() => _head = Count = 0;

    private void Grow()
    {
        var larger = new Token[Math.Max(8, _tokens.Length * 2)];
        for (int i = 0; i < larger.Length; i++) larger[i] = i < Count ? this[i] : new Token();
        _tokens = larger;
        _head = 0;
    }
}
