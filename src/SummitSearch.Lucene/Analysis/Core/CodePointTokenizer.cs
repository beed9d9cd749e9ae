using System.Buffers;
using System.Text;

namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>A tokenizer that keeps runs of certain code points, whatever stands around them.</summary>
/// <remarks>A run is cut once it has 255 UTF-16 units (256 where a surrogate pair crosses that line); the rest is the next token.</remarks>
public abstract class CodePointTokenizer : TokenStream
{
    private const int MaxTokenLength = 255;

    private ReadOnlyMemory<char> _text;
    private int _position;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _text = text;
        _position = 0;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        ReadOnlySpan<char> text = _text.Span;
        int start = _position;
        int width;
        while (start < text.Length && !IsTokenCharacter(CodePointAt(text, start, out width))) start += width;
        int end = start;
        while (end < text.Length && end - start < MaxTokenLength && IsTokenCharacter(CodePointAt(text, end, out width))) end += width;
        _position = end;
        if (end == start) return false;

        Token.Clear();
        Token.SetText(text[start..end]);
        Token.StartOffset = start;
        Token.EndOffset = end;
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        Token.Clear();
        Token.StartOffset = Token.EndOffset = _text.Length;
        Token.PositionIncrement = 0;
    }

    /// <summary>Whether a code point belongs into a token; a lone surrogate is asked as itself.</summary>
    protected abstract bool IsTokenCharacter(int codePoint);

    private static int CodePointAt(ReadOnlySpan<char> text, int index, out int width)
    {
        if (char.IsSurrogate(text[index]) && Rune.DecodeFromUtf16(text[index..], out Rune rune, out width) == OperationStatus.Done) return rune.Value;
        width = 1;
        return text[index];
    }
}
