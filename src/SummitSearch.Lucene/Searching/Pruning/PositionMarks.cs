using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>For each posting of a term, in two bytes, where in the document the term stands: its position if it stands there once, else which remainders its positions leave.</summary>
/// <remarks>Immutable. Most documents that hold all words of a phrase do not hold the phrase, and most words stand once in a passage: so the marks decide nearly all
/// candidates without reading positions, which are reads at random in a large file.</remarks>
internal sealed class PositionMarks
{
    /// <summary>Terms of fewer postings are not worth a table.</summary>
    public const int LeastPostings = 64;

    /// <summary>Set where the rest are bits of remainders, clear where it is the only position.</summary>
    public const int Several = 1 << Remainders;

    private const int Remainders = 15;
    private const uint AllRemainders = Several - 1;
    private readonly ushort[] _marks;

    private PositionMarks(int docFreq) => _marks = new ushort[docFreq];

    /// <summary>Bytes of a table.</summary>
    public static long SizeFor(int docFreq) => (sizeof(ushort) * (long)docFreq) + 50;

    /// <summary>Reads all positions of a term.</summary>
    public static PositionMarks Build(FieldTerms terms, in TermEntry entry)
    {
        PositionMarks table = new(entry.DocFreq);
        PostingsCursor postings = terms.OpenPostings(entry, PostingsDetail.Positions);
        for (int posting = 0; posting < table._marks.Length; posting++)
        {
            postings.NextDoc();
            table._marks[posting] = MarkOf(postings);
        }
        return table;
    }

    /// <summary>The mark of a posting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(int posting) => _marks[posting];

    /// <summary>True where the mark is the only position of its document.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPosition(int mark) => mark < Several;

    /// <summary>The remainders that a mark's positions leave when they are moved to the front by a distance, as bits.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="distance">By how much; only its remainder counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Moved(int mark, int distance)
    {
        uint bits = IsPosition(mark) ? 1u << (mark % Remainders) : (uint)mark & AllRemainders;
        return ((bits >> distance) | (bits << (Remainders - distance))) & AllRemainders;
    }

    /// <summary>A distance as <see cref="Moved"/> takes it.</summary>
    public static int RemainderOf(int distance) => ((distance % Remainders) + Remainders) % Remainders;

    private static ushort MarkOf(PostingsCursor postings)
    {
        int left = postings.Freq;
        int position = postings.NextPosition();
        if (left == 1 && (uint)position < Several)
            return (ushort)position;
        int mark = Several | (1 << (int)((uint)position % Remainders));
        while (--left > 0)
            mark |= 1 << (int)((uint)postings.NextPosition() % Remainders);
        return (ushort)mark;
    }
}
