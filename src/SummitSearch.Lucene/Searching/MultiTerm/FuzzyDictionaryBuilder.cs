using System.Runtime.InteropServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Reads the terms of a field for its <see cref="FuzzyDictionary"/>, as far as the time of a search allows; the next search goes on from there,
/// so that deadlines shorter than the whole work do not begin it again and again.</summary>
/// <remarks>Thread-safe: one search builds, and the others do without meanwhile.</remarks>
internal sealed class FuzzyDictionaryBuilder(FieldTerms terms)
{
    private const int TermsBetweenChecks = 1024;
    private readonly Lock _gate = new();
    private volatile FuzzyDictionary? _built;
    private Progress? _progress;

    /// <summary>The dictionary; null while another thread builds it.</summary>
    /// <exception cref="SearchAbandonedException">The clock is over.</exception>
    public FuzzyDictionary? Build(SearchClock clock)
    {
        if (_built is { } known)
            return known;
        if (!_gate.TryEnter())
            return null;
        try
        {
            return _built ??= ReadOn(clock);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private FuzzyDictionary ReadOn(SearchClock clock)
    {
        // What fails in the middle of a term is begun anew.
        Progress progress = _progress ?? new Progress(terms.OpenTerms());
        _progress = null;
        while (progress.Cursor.MoveNext())
        {
            progress.Add();
            if (progress.Terms.Count % TermsBetweenChecks != 0 || !clock.IsOver())
                continue;
            _progress = progress;
            clock.ThrowIfOver();
        }
        return new FuzzyDictionary(CollectionsMarshal.AsSpan(progress.Terms), progress.Bytes.GetBuffer().AsSpan(0, (int)progress.Bytes.Length));
    }

    private sealed class Progress(TermsCursor cursor)
    {
        public TermsCursor Cursor { get; } = cursor;

        public List<(uint Signature, int Length, int Start)> Terms { get; } = [];

        public MemoryStream Bytes { get; } = new();

        public void Add()
        {
            (uint signature, int length) = FuzzyDictionary.Sign(Cursor.Term);
            Terms.Add((signature, Math.Min(length, FuzzyDictionary.MaxLength), (int)Bytes.Length));
            Bytes.Write(Cursor.Term);
        }
    }
}
