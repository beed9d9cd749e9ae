namespace SummitSearch.Lucene.Searching;

/// <summary>Carries a search out of whatever it is in the middle of once its deadline has passed or it was cancelled. Searches catch it and return what they have.</summary>
/// <param name="cancellation">The token that was cancelled, if one was.</param>
public sealed class SearchAbandonedException(CancellationToken cancellation) : OperationCanceledException("The search was given up: its deadline has passed or it was cancelled.", cancellation);
