using System.Numerics;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Segments;

/// <summary>Walks over the documents of one term, block by block: a virtual call a block of up to 128 documents, none a document.</summary>
/// <remarks>Not thread-safe. A codec fills <see cref="Docs"/> and <see cref="Freqs"/>.</remarks>
public abstract class PostingsCursor
{
    /// <summary>Documents in a full block.</summary>
    public const int BlockSize = 128;

    /// <summary>The documents of the current block, ascending; the first <see cref="Count"/> are valid.</summary>
    private protected readonly int[] Docs = new int[BlockSize];

    /// <summary>Their frequencies, once <see cref="DecodeFrequencies"/> ran for the block.</summary>
    private protected readonly int[] Freqs = new int[BlockSize];

    /// <summary>Documents in the current block.</summary>
    private protected int Count;

    /// <summary>Place of the current document in the block.</summary>
    private protected int Index;

    /// <summary>True once the frequencies of the current block are decoded. The codec clears it when it loads a block.</summary>
    private protected bool FreqsReady;

    /// <summary>Number of documents of the term, deleted ones included.</summary>
    public int DocFreq { get; private protected set; }

    /// <summary>The current document: -1 before the first, <see cref="DocIdCursor.NoMoreDocs"/> behind the last.</summary>
    public int DocId { get; private protected set; } = -1;

    /// <summary>Occurrences of the term in the current document; 1 where frequencies are not indexed.</summary>
    public int Freq
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (!FreqsReady)
                LoadFrequencies();
            return Freqs[Index];
        }
    }

    /// <summary>The documents of the current block from the current one on.</summary>
    public ReadOnlySpan<int> RestOfBlock => Docs.AsSpan(Index, Count - Index);

    /// <summary>The frequencies that belong to <see cref="RestOfBlock"/>.</summary>
    public ReadOnlySpan<int> RestOfFreqs
    {
        get
        {
            if (!FreqsReady)
                LoadFrequencies();
            return Freqs.AsSpan(Index, Count - Index);
        }
    }

    /// <summary>Moves to the next document and returns it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextDoc()
    {
        int index = Index + 1;
        if (index < Count)
        {
            Index = index;
            return DocId = Docs[index];
        }
        return NextBlock();
    }

    /// <summary>Moves to the first document of the next block (of the first block at the start) and returns it.</summary>
    public int NextBlock()
    {
        if (!LoadNextBlock())
            return End();
        Index = 0;
        return DocId = Docs[0];
    }

    /// <summary>Moves to the first document at or above <paramref name="target"/>, which must be above the current one.</summary>
    public int Advance(int target)
    {
        if (Count == 0 || Docs[Count - 1] < target)
        {
            if (!LoadBlockOf(target))
                return End();
            Index = -1;
        }
        int i = FirstAtLeast(Docs, Index + 1, target);
        Index = i;
        return DocId = Docs[i];
    }

    /// <summary>First place at or above <paramref name="from"/> with a document not below <paramref name="target"/>; there must be one.</summary>
    private static int FirstAtLeast(int[] docs, int from, int target)
    {
        int i = from;
        for (Vector<int> bound = new(target); i <= docs.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (Vector.GreaterThanOrEqualAny(new Vector<int>(docs, i), bound))
                break;
        }
        while (docs[i] < target)
            i++;
        return i;
    }

    /// <inheritdoc cref="DocIdCursor.Mark"/>
    internal int Mark(int start, int end, Span<ulong> bits)
    {
        if (DocId < start)
            Advance(start);
        while (DocId < end)
        {
            ReadOnlySpan<int> docs = RestOfBlock;
            if (docs[^1] < end)
            {
                foreach (int docId in docs)
                    bits[(docId - start) >> 6] |= 1UL << docId;
                NextBlock();
                continue;
            }
            int i = 0;
            for (; docs[i] < end; i++)
                bits[(docs[i] - start) >> 6] |= 1UL << docs[i];
            Index += i;
            DocId = docs[i];
        }
        return DocId;
    }

    /// <summary>Moves to the next occurrence in the current document; call it at most <see cref="Freq"/> times a document.</summary>
    public abstract int NextPosition();

    /// <summary>UTF-16 offset at which the current occurrence starts, or -1 where offsets are not indexed.</summary>
    public abstract int StartOffset { get; }

    /// <summary>UTF-16 offset behind the current occurrence, or -1.</summary>
    public abstract int EndOffset { get; }

    /// <summary>Payload of the current occurrence; empty without one.</summary>
    public abstract ReadOnlySpan<byte> Payload { get; }

    /// <summary>Loads the next block into <see cref="Docs"/> and sets <see cref="Count"/>; false behind the last.</summary>
    private protected abstract bool LoadNextBlock();

    /// <summary>Loads the first later block whose last document is at or above <paramref name="target"/>; false if there is none.</summary>
    private protected abstract bool LoadBlockOf(int target);

    /// <summary>Decodes <see cref="Freqs"/> of the current block.</summary>
    private protected abstract void DecodeFrequencies();

    private void LoadFrequencies()
    {
        DecodeFrequencies();
        FreqsReady = true;
    }

    private int End()
    {
        Count = 0;
        Index = 0;
        return DocId = DocIdCursor.NoMoreDocs;
    }
}
