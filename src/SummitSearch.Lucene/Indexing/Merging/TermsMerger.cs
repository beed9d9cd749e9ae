using System.Buffers.Binary;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Merges the terms of one field: all inputs' dictionaries in step, postings decoded by block and pushed on under new document numbers.</summary>
internal sealed class TermsMerger
{
    private readonly PostingsWriter _writer;
    private readonly FieldInfo _field;
    private readonly List<Source> _sources = [];
    private readonly PriorityQueue<Source, Source> _queue;
    private readonly List<Source> _sameTerm = [];

    /// <summary>Prepares a merge of one field.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="field">The field as the merged segment has it.</param>
    /// <param name="inputs">The inputs in order.</param>
    public TermsMerger(PostingsWriter writer, FieldInfo field, IReadOnlyList<MergeInput> inputs)
    {
        _writer = writer;
        _field = field;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Reader.Terms(field.Name) is { } terms)
                _sources.Add(new Source(i, terms, inputs[i]));
        }
        _queue = new PriorityQueue<Source, Source>(_sources.Count, Comparer<Source>.Create(Compare));
    }

    /// <summary>Writes the field.</summary>
    public void Merge(CancellationToken cancellation)
    {
        _writer.StartField(_field);
        foreach (Source source in _sources)
        {
            if (source.MoveNext())
                _queue.Enqueue(source, source);
        }
        while (_queue.TryDequeue(out Source? least, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            _sameTerm.Clear();
            _sameTerm.Add(least);
            while (_queue.TryPeek(out Source? next, out _) && SameTerm(least, next))
                _sameTerm.Add(_queue.Dequeue());
            MergeTerm();
        }
        _writer.FinishField();
    }

    private void MergeTerm()
    {
        // The queue hands equal terms out in order of the inputs, so documents ascend.
        _writer.StartTerm(_sameTerm[0].Terms.Term);
        foreach (Source source in _sameTerm)
            CopyDocuments(source);
        _writer.FinishTerm();
        foreach (Source source in _sameTerm)
        {
            if (source.MoveNext())
                _queue.Enqueue(source, source);
        }
    }

    private void CopyDocuments(Source source)
    {
        PostingsCursor postings = source.OpenPostings(_field.HasPositions ? PostingsDetail.All : PostingsDetail.Frequencies);
        ReadOnlySpan<byte> norms = source.Norms is { } reader ? reader.Bytes : [];
        for (int docId = postings.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = postings.NextDoc())
        {
            int mapped = source.Docs[docId];
            if (mapped == DocMap.Deleted)
                continue;
            int freq = postings.Freq;
            _writer.StartDocument(mapped, freq, norms.IsEmpty ? (byte)1 : norms[docId]);
            if (_field.HasPositions)
                CopyPositions(postings, freq);
            _writer.FinishDocument();
        }
    }

    private void CopyPositions(PostingsCursor postings, int freq)
    {
        bool rich = _field.HasOffsets || _field.HasPayloads;
        for (int i = 0; i < freq; i++)
        {
            int position = postings.NextPosition();
            if (rich)
                _writer.AddPosition(position, postings.Payload, postings.StartOffset, postings.EndOffset);
            else
                _writer.AddPosition(position, default, -1, -1);
        }
    }

    private static bool SameTerm(Source a, Source b) => a.Key == b.Key && a.Terms.Term.SequenceEqual(b.Terms.Term);

    private static int Compare(Source a, Source b)
    {
        if (a.Key != b.Key)
            return a.Key < b.Key ? -1 : 1;
        int byTerm = a.Terms.Term.SequenceCompareTo(b.Terms.Term);
        return byTerm != 0 ? byTerm : a.Input - b.Input;
    }

    /// <summary>The dictionary of one input, on its current term.</summary>
    private sealed class Source(int input, FieldTerms field, MergeInput origin)
    {
        private PostingsCursor? _postings;

        public int Input => input;

        public TermsCursor Terms { get; } = field.OpenTerms();

        public DocMap Docs => origin.Docs;

        public NormsReader? Norms { get; } = origin.Reader.Norms(field.Field.Name);

        /// <summary>The first eight bytes of the term as one integer, which decides most comparisons.</summary>
        public ulong Key { get; private set; }

        public bool MoveNext()
        {
            if (!Terms.MoveNext())
                return false;
            ReadOnlySpan<byte> term = Terms.Term;
            Span<byte> key = stackalloc byte[sizeof(ulong)];
            key.Clear();
            term[..Math.Min(term.Length, sizeof(ulong))].CopyTo(key);
            Key = BinaryPrimitives.ReadUInt64BigEndian(key);
            return true;
        }

        public PostingsCursor OpenPostings(PostingsDetail detail)
        {
            TermEntry entry = Terms.Entry;
            return _postings = field.OpenPostings(entry, detail, _postings);
        }
    }
}
