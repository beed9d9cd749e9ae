using System.Runtime.CompilerServices;
using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Turns the values of one field into postings in memory: the innermost loop of indexing.</summary>
/// <remarks>Not thread-safe. Allocates nothing per token.</remarks>
internal sealed class FieldInverter(string name, IndexOptions options, TermTable terms, BytePool pool, Analyzer analyzer, TermEncoder encoder)
{
    /// <summary>The greatest position that the format allows.</summary>
    private const int MaxPosition = int.MaxValue - 128;

    private readonly bool _hasFreqs = options >= IndexOptions.DocumentsAndFrequencies;
    private readonly bool _hasPositions = options >= IndexOptions.DocumentsFrequenciesAndPositions;
    private readonly bool _hasOffsets = options >= IndexOptions.DocumentsFrequenciesPositionsAndOffsets;
    private TokenStream? _stream;
    private int _docId;
    private int _position;
    private int _offsetBase;
    private int _lastStartOffset;
    private int _tokens;
    private int _overlaps;
    private int _distinct;

    /// <summary>Length of the document inverted last: tokens that did not share a position with the one before, or, without frequencies, distinct terms.</summary>
    public int DocumentLength => _hasFreqs ? _tokens - _overlaps : _distinct;

    /// <summary>Starts a document.</summary>
    public void StartDocument(int docId)
    {
        _docId = docId;
        _position = -1;
        _offsetBase = 0;
        _lastStartOffset = 0;
        _tokens = 0;
        _overlaps = 0;
        _distinct = 0;
    }

    /// <summary>Takes in an analysed value.</summary>
    /// <exception cref="ArgumentException">The analyzer gave a term, position or offset that the format cannot hold.</exception>
    public void InvertTokens(ReadOnlyMemory<char> text)
    {
        TokenStream stream = _stream ??= analyzer.CreateStream(name);
        Token token = stream.Token;
        stream.Reset(text);
        while (stream.MoveNext())
        {
            MovePosition(token.PositionIncrement);
            encoder.Encode(token);
            if (encoder.Length > TermTable.MaxTermLength)
                throw TermTooLong(encoder.Term);
            int startOffset = _offsetBase + token.StartOffset;
            int endOffset = _offsetBase + token.EndOffset;
            if (_hasOffsets)
                CheckOffsets(startOffset, endOffset);
            AddOccurrence(encoder.Term, encoder.Hash, startOffset, endOffset);
        }
        stream.End();
        _position += token.PositionIncrement + analyzer.PositionIncrementGap(name);
        _offsetBase += token.EndOffset + analyzer.OffsetGap(name);
    }

    /// <summary>Takes in a value that is one term.</summary>
    public void InvertWhole(string text)
    {
        encoder.EncodeAny(text);
        InvertWhole(encoder.Term, encoder.Hash, text.Length);
    }

    /// <summary>Takes in a value that is one term of arbitrary bytes.</summary>
    public void InvertWhole(ReadOnlySpan<byte> bytes) => InvertWhole(bytes, TermTable.Hash(bytes), bytes.Length);

    private void InvertWhole(ReadOnlySpan<byte> term, uint hash, int length)
    {
        if (term.Length > TermTable.MaxTermLength)
            throw TermTooLong(term);
        MovePosition(1);
        AddOccurrence(term, hash, _offsetBase, _offsetBase + length);
        _offsetBase += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MovePosition(int increment)
    {
        int position = _position + increment;
        if (increment <= 0 || (uint)position > MaxPosition)
        {
            if (increment < 0 || (uint)position > MaxPosition)
                throw BadPosition(increment);
            _overlaps++;
        }
        _position = position;
        _tokens++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddOccurrence(ReadOnlySpan<byte> text, uint hash, int startOffset, int endOffset)
    {
        int id = terms.FindOrAdd(text, hash, out bool added);
        ref TermState term = ref terms[id];
        if (added)
            PostingStream.Start(pool, ref term);
        if (term.LastDoc != _docId)
        {
            PostingStream.Append(pool, ref term, (uint)(_docId - term.LastDoc) << 1 | 1);
            term.LastDoc = _docId;
            term.LastOffset = 0;
            _distinct++;
            if (_hasPositions)
                PostingStream.Append(pool, ref term, (uint)_position);
        }
        else if (_hasFreqs)
        {
            PostingStream.Append(pool, ref term, _hasPositions ? (uint)(_position - term.LastPosition) << 1 : 0);
        }
        term.LastPosition = _position;
        if (_hasOffsets)
            AddOffsets(ref term, startOffset, endOffset);
    }

    private void AddOffsets(ref TermState term, int startOffset, int endOffset)
    {
        PostingStream.Append(pool, ref term, (uint)(startOffset - term.LastOffset));
        PostingStream.Append(pool, ref term, (uint)(endOffset - startOffset));
        term.LastOffset = startOffset;
    }

    private void CheckOffsets(int startOffset, int endOffset)
    {
        if (startOffset < _lastStartOffset || endOffset < startOffset)
            throw new ArgumentException($"Field '{name}': the analyzer gave offsets {startOffset} to {endOffset} after a token that starts at {_lastStartOffset}; offsets must not go backwards.");
        _lastStartOffset = startOffset;
    }

    private ArgumentException BadPosition(int increment) =>
        new($"Field '{name}': a position increment of {increment} after position {_position} leaves the range 0 to {MaxPosition}; increments are 0 or more, and the first of a document is at least 1.");

    private ArgumentException TermTooLong(ReadOnlySpan<byte> term)
    {
        string start = Encoding.UTF8.GetString(term[..30]);
        return new ArgumentException($"Field '{name}' holds a term of more than {TermTable.MaxTermLength} bytes, which the format does not allow. It starts with '{start}'. Store such values without indexing them, or split them.");
    }
}
