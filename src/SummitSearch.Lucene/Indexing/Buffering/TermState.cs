using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>What a buffer knows of one term of one field: where its bytes and its postings are, and where the last occurrence was. Half a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TermState
{
    /// <summary>Address of the term's bytes.</summary>
    public int Text;

    /// <summary>Address of the first slice of its postings.</summary>
    public int Start;

    /// <summary>Address of the next byte to write.</summary>
    public int Write;

    /// <summary>End of the data part of the current slice; the address of the next slice follows there.</summary>
    public int End;

    /// <summary>Number of the current slice.</summary>
    public int Level;

    /// <summary>Document of the last occurrence; -1 at first.</summary>
    public int LastDoc;

    /// <summary>Position of the last occurrence in that document.</summary>
    public int LastPosition;

    /// <summary>Start offset of the last occurrence in that document.</summary>
    public int LastOffset;
}
