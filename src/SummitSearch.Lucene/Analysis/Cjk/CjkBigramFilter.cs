using System.Buffers;
using System.Text;

namespace SummitSearch.Lucene.Analysis.Cjk;

/// <summary>Pairs neighbouring Han, Hiragana, Katakana and Hangul characters; a lone one stays single, all other tokens pass.</summary>
/// <remarks>
/// Tokens are neighbours when the second begins where the first ends. If an earlier filter changed the length of a token, all its
/// characters carry the offsets of the whole token.
/// </remarks>
/// <param name="input">A standard tokenizer, perhaps with width folding and lower case after it.</param>
/// <param name="pairSoutheastAsian">Whether runs of Thai, Lao, Khmer and Myanmar, which are no words either, are paired too.</param>
public sealed class CjkBigramFilter(TokenStream input, bool pairSoutheastAsian = false) : TokenFilter(input)
{
    private readonly Token _held = new();
    private Character[] _characters = new Character[64];
    private int _count;
    private int _next;
    private int _lastEnd;
    private bool _hasHeld;
    private bool _isExhausted;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _count = _next = 0;
        _lastEnd = -1;
        _hasHeld = _isExhausted = false;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        while (true)
        {
            if (_count - _next > 1)
            {
                EmitPair();
                return true;
            }

            bool isLone = _count == 1 && _next == 0;
            if (!MoveInput())
            {
                if (!isLone) return false;
                EmitSingle();
                return true;
            }

            bool isPaired = IsPaired(Token.Type);
            if (isLone && (!isPaired || Token.StartOffset != _lastEnd))
            {
                _held.CopyFrom(Token);
                _hasHeld = true;
                EmitSingle();
                return true;
            }

            if (!isPaired) return true;
            if (Token.StartOffset != _lastEnd) _count = _next = 0;
            TakeCharacters();
        }
    }

    private bool IsPaired(TokenType type) =>
        type is TokenType.Ideographic or TokenType.Hiragana or TokenType.Katakana or TokenType.Hangul
        || (pairSoutheastAsian && type == TokenType.SoutheastAsian);

    private bool MoveInput()
    {
        if (_hasHeld)
        {
            _hasHeld = false;
            Token.CopyFrom(_held);
            return true;
        }

        _isExhausted = _isExhausted || !Input.MoveNext();
        return !_isExhausted;
    }

    /// <summary>Adds the characters of the token to those waiting; of these only the last may still be there.</summary>
    private void TakeCharacters()
    {
        Array.Copy(_characters, _next, _characters, 0, _count - _next);
        _count -= _next;
        _next = 0;
        ReadOnlySpan<char> text = Token.Text;
        if (_characters.Length < _count + text.Length) Array.Resize(ref _characters, (_count + text.Length) * 2);
        bool hasOwnOffsets = Token.EndOffset - Token.StartOffset == text.Length;
        for (int i = 0; i < text.Length;)
        {
            int width = Rune.DecodeFromUtf16(text[i..], out Rune rune, out int consumed) == OperationStatus.Done ? consumed : 1;
            _characters[_count++] = new Character(
                width == 2 ? rune.Value : text[i],
                hasOwnOffsets ? Token.StartOffset + i : Token.StartOffset,
                hasOwnOffsets ? Token.StartOffset + i + width : Token.EndOffset);
            i += width;
        }

        _lastEnd = Token.EndOffset;
    }

    private void EmitPair()
    {
        Character first = _characters[_next++];
        Character second = _characters[_next];
        Token.Clear();
        Append(first);
        Append(second);
        Token.StartOffset = first.Start;
        Token.EndOffset = second.End;
        Token.Type = TokenType.Double;
    }

    private void EmitSingle()
    {
        Character character = _characters[_next++];
        Token.Clear();
        Append(character);
        Token.StartOffset = character.Start;
        Token.EndOffset = character.End;
        Token.Type = TokenType.Single;
    }

    private void Append(Character character)
    {
        int codePoint = character.CodePoint;
        if (codePoint >= 0x10000)
        {
            Token.Append((char)(0xD800 + ((codePoint - 0x10000) >> 10)));
            codePoint = 0xDC00 + (codePoint & 0x3FF);
        }

        Token.Append((char)codePoint);
    }

    private readonly record struct Character(int CodePoint, int Start, int End);
}
