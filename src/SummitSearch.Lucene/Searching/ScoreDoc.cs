namespace SummitSearch.Lucene.Searching;

/// <summary>One hit.</summary>
/// <param name="DocId">Document number in the index.</param>
/// <param name="Score">Its score; not a number where scores were not asked for.</param>
public readonly record struct ScoreDoc(int DocId, float Score);
