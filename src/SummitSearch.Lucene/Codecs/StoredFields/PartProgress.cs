namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>How far a compressed part is decompressed: what is asked for later goes on from here.</summary>
/// <param name="Read">Compressed bytes used.</param>
/// <param name="Filled">Bytes that came of them.</param>
internal record struct PartProgress(int Read, int Filled);
