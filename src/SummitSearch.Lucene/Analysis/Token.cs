using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Analysis;

/// <summary>The current token of a stream: one mutable instance that a whole chain of filters shares and reuses.</summary>
/// <remarks>
/// Belongs to one chain and therefore to one thread at a time. Growing the buffer is the only thing that allocates,
/// and the buffer never shrinks.
/// </remarks>
public sealed class Token
{
    private const int InitialCapacity = 64;

    private char[] _buffer = new char[InitialCapacity];

    /// <summary>The characters; only the first <see cref="Length"/> belong to the token. Filters may write to it.</summary>
    public char[] Buffer => _buffer;

    /// <summary>UTF-16 units of the term, from 0 to the buffer's length.</summary>
    public int Length { get; set; }

    /// <summary>The term. Valid until the stream moves on or the token changes.</summary>
    public ReadOnlySpan<char> Text => new(_buffer, 0, Length);

    /// <summary>The term, writable in place. Valid until the stream moves on or the buffer grows.</summary>
    public Span<char> Characters => new(_buffer, 0, Length);

    /// <summary>Where the token begins in the original text, in UTF-16 units.</summary>
    public int StartOffset { get; set; }

    /// <summary>Where the token ends in the original text (exclusive), in UTF-16 units.</summary>
    public int EndOffset { get; set; }

    /// <summary>Positions from the previous token to this one: 1 for the next word, 0 for the same place, more over a gap.</summary>
    public int PositionIncrement { get; set; } = 1;

    /// <summary>Positions that the token spans; above 1 only in graphs (multi-word synonyms, split words).</summary>
    public int PositionLength { get; set; } = 1;

    /// <summary>The kind of text.</summary>
    public TokenType Type { get; set; }

    /// <summary>True for a term that stemmers must leave alone.</summary>
    public bool IsKeyword { get; set; }

    /// <summary>Makes the token a plain one: empty term, offsets 0, increment and length 1, not a keyword.</summary>
    public void Clear()
    {
        Length = 0;
        StartOffset = 0;
        EndOffset = 0;
        PositionIncrement = 1;
        PositionLength = 1;
        Type = TokenType.Word;
        IsKeyword = false;
    }

    /// <summary>Replaces the term; everything else stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetText(ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length) Grow(text.Length, 0);
        text.CopyTo(_buffer);
        Length = text.Length;
    }

    /// <summary>Adds characters to the end of the term.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        EnsureCapacity(Length + text.Length);
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Adds one UTF-16 unit to the end of the term.</summary>
    public void Append(char unit)
    {
        EnsureCapacity(Length + 1);
        _buffer[Length++] = unit;
    }

    /// <summary>Makes the buffer hold at least <paramref name="capacity"/> units and keeps the term.</summary>
    public void EnsureCapacity(int capacity)
    {
        if (capacity > _buffer.Length) Grow(capacity, Length);
    }

    /// <summary>Makes this token equal to another, with its own copy of the term.</summary>
    public void CopyFrom(Token other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SetText(other.Text);
        StartOffset = other.StartOffset;
        EndOffset = other.EndOffset;
        PositionIncrement = other.PositionIncrement;
        PositionLength = other.PositionLength;
        Type = other.Type;
        IsKeyword = other.IsKeyword;
    }

    /// <summary>The term and its offsets, for debugging.</summary>
    public override string ToString() => $"{Text} [{StartOffset}-{EndOffset}] +{PositionIncrement} {Type}";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int capacity, int keep)
    {
        char[] larger = new char[Math.Max(capacity, _buffer.Length * 2)];
        _buffer.AsSpan(0, keep).CopyTo(larger);
        _buffer = larger;
    }
}
