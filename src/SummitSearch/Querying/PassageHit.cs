namespace SummitSearch.Querying;

/// <summary>One passage found.</summary>
/// <param name="Document">Its number within the snapshot.</param>
/// <param name="Score">Its score.</param>
/// <param name="ArticleKey">A number that passages of one article, and only they, have in common within the snapshot.</param>
/// <param name="Ordinal">Its place in the article, from 0.</param>
/// <param name="Fingerprint">A hash of its text without regard to case, marks and spaces: equal for copies.</param>
internal readonly record struct PassageHit(int Document, float Score, int ArticleKey, int Ordinal, long Fingerprint);
