namespace SummitSearch.Backends;

/// <summary>What a range of <see cref="HeadlineTerms"/> in one segment holds: its phrases and names with their numbers of articles, and headlines.</summary>
/// <remarks>Terms come sorted, so those of a phrase follow one another. Texts stay bytes, as most are never shown.</remarks>
internal sealed class HeadlineRange
{
    /// <summary>Headlines kept at most, and as many that begin with another word.</summary>
    public const int MostHeadlines = 200;

    private const int MostKept = 200;
    private const int LongestPhrase = 1024;

    private readonly List<Entry> _phrases = [];
    private readonly List<Entry> _names = [];
    private readonly List<Entry> _headlines = [];
    private readonly (byte[] Text, int Length, int Count)[] _runs = [(new byte[LongestPhrase], 0, 0), (new byte[LongestPhrase], 0, 0)];
    private byte[] _bytes = [];
    private int _used;
    private int _whole;

    /// <summary>A text of the range.</summary>
    /// <param name="Start">Where it starts; see <see cref="TextOf"/>.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Count">Articles that have it.</param>
    /// <param name="Kind">Its kind.</param>
    public readonly record struct Entry(int Start, int Length, int Count, byte Kind);

    /// <summary>Phrases of two and three words, each once.</summary>
    public IReadOnlyList<Entry> Phrases => _phrases;

    /// <summary>Names, each once.</summary>
    public IReadOnlyList<Entry> Names => _names;

    /// <summary>The first headlines of each kind, in order of the alphabet.</summary>
    public IReadOnlyList<Entry> Headlines => _headlines;

    /// <summary>UTF-8 of an entry.</summary>
    public ReadOnlySpan<byte> TextOf(Entry entry) => _bytes.AsSpan(entry.Start, entry.Length);

    /// <summary>Takes the next term.</summary>
    /// <param name="term">The term with its kind.</param>
    /// <param name="docFreq">Articles that have it.</param>
    /// <param name="typedLength">Bytes of what was typed: shorter phrases do not hold it.</param>
    public void Add(ReadOnlySpan<byte> term, int docFreq, int typedLength)
    {
        byte kind = term[^1];
        ReadOnlySpan<byte> text = term[..^2];
        if (kind == HeadlineTerms.Name)
        {
            _names.Add(Keep(text, docFreq, kind));
            return;
        }
        for (int words = 2; words <= _runs.Length + 1; words++) Count(ref _runs[words - 2], text, LengthOf(text, words), docFreq, typedLength);
        // Whole headlines go before later words of others, however late they come.
        bool isWhole = kind == HeadlineTerms.Headline;
        if ((isWhole ? _whole : _headlines.Count - _whole) >= MostHeadlines) return;
        _headlines.Add(Keep(text, docFreq, kind));
        if (isWhole) _whole++;
    }

    /// <summary>Ends the last phrases.</summary>
    public void Close()
    {
        for (int i = 0; i < _runs.Length; i++) Close(ref _runs[i]);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _phrases.Clear();
        _names.Clear();
        _headlines.Clear();
        _used = _whole = 0;
    }

    /// <summary>A copy with no more than the most frequent phrases and names.</summary>
    public HeadlineRange Best()
    {
        var best = new HeadlineRange();
        foreach ((List<Entry> from, List<Entry> to) in (ReadOnlySpan<(List<Entry>, List<Entry>)>)[(_phrases, best._phrases), (_names, best._names)])
            to.AddRange(from.OrderByDescending(static e => e.Count).Take(MostKept).Select(e => best.Keep(TextOf(e), e.Count, e.Kind)));
        best._headlines.AddRange(_headlines.Select(e => best.Keep(TextOf(e), e.Count, e.Kind)));
        return best;
    }

    private void Count(ref (byte[] Text, int Length, int Count) run, ReadOnlySpan<byte> text, int length, int docFreq, int typedLength)
    {
        if (length >= typedLength && run.Length == length && text[..length].SequenceEqual(run.Text.AsSpan(0, length)))
        {
            run.Count += docFreq;
            return;
        }
        Close(ref run);
        if (length < typedLength || length > run.Text.Length) return;
        text[..length].CopyTo(run.Text);
        (run.Length, run.Count) = (length, docFreq);
    }

    private void Close(ref (byte[] Text, int Length, int Count) run)
    {
        if (run.Length > 0) _phrases.Add(Keep(run.Text.AsSpan(0, run.Length), run.Count, HeadlineMatch.Phrase));
        run.Length = 0;
    }

    private Entry Keep(ReadOnlySpan<byte> text, int count, byte kind)
    {
        if (_bytes.Length < _used + text.Length) Array.Resize(ref _bytes, Math.Max(4096, 2 * (_used + text.Length)));
        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
        return new Entry(_used - text.Length, text.Length, count, kind);
    }

    /// <summary>Bytes of the first words; 0 if there are fewer.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text, int words)
    {
        int at = 0;
        for (; words > 1; words--)
        {
            int space = text[at..].IndexOf((byte)' ');
            if (space < 0) return 0;
            at += space + 1;
        }
        return text[at..].IndexOf((byte)' ') is >= 0 and var end ? at + end : text.Length;
    }
}
