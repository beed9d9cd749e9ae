using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>How far bringing the index in step has come.</summary>
/// <param name="BytesDone">Bytes of files dealt with.</param>
/// <param name="BytesTotal">Bytes of all files that have to be read.</param>
/// <param name="Articles">Articles read so far.</param>
/// <param name="File">The file at hand, below the corpus folder.</param>
/// <param name="Refusal">An article just refused; null if this is only about progress.</param>
public sealed record SyncProgress(long BytesDone, long BytesTotal, long Articles, string File, ArticleRefusal? Refusal);
