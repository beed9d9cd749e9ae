namespace SummitSearch.Lucene.Suggesting;

/// <summary>A term that what is being typed may become.</summary>
/// <param name="Term">The term.</param>
/// <param name="DocFreq">Documents that hold it, deleted ones included.</param>
public readonly record struct TermCompletion(string Term, long DocFreq);
