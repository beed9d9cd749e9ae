using System.Text;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Builds a small index of plain arrays: what searches are tested on without any file format between.</summary>
internal sealed class MemoryIndex
{
    private readonly List<MemorySegment> _segments = [];
    private MemorySegment _open = new(0);

    /// <summary>Adds a document: field to words; an underscore is a hole in the positions.</summary>
    public MemoryIndex Add(params (string Field, string Words)[] fields)
    {
        _open.Add(fields);
        return this;
    }

    /// <summary>Gives the last document a number.</summary>
    public MemoryIndex WithNumber(string field, long value)
    {
        _open.SetNumber(field, value);
        return this;
    }

    /// <summary>Gives the last document a string.</summary>
    public MemoryIndex WithText(string field, string value)
    {
        _open.SetText(field, Encoding.UTF8.GetBytes(value));
        return this;
    }

    /// <summary>Ends the segment.</summary>
    public MemoryIndex Cut()
    {
        _segments.Add(_open);
        _open = new MemorySegment(_segments.Count);
        return this;
    }

    /// <summary>Deletes a document by number.</summary>
    public MemoryIndex Delete(int docId)
    {
        foreach (MemorySegment segment in _segments.Append(_open))
        {
            if (docId < segment.Count)
            {
                segment.Delete(docId);
                break;
            }
            docId -= segment.Count;
        }
        return this;
    }

    /// <summary>Opens what was added.</summary>
    public IndexReader Open()
    {
        if (_open.Count > 0)
            Cut();
        foreach (MemorySegment segment in _segments)
            segment.Freeze();
        return new IndexReader(new MemoryDirectory(), new SegmentInfos(), _segments, static () => { });
    }
}
