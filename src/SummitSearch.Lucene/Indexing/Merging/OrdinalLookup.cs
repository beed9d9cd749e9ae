namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>The value of an ordinal of one of several columns; the span is valid until the next look-up in that column.</summary>
internal delegate ReadOnlySpan<byte> OrdinalLookup(int column, int ordinal);
