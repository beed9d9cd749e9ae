namespace SummitSearch.Querying;

/// <summary>One bar of a date histogram.</summary>
/// <param name="Start">Where it begins, in the time zone asked for.</param>
/// <param name="Count">Matching passages published in it.</param>
public sealed record DateBucket(DateTimeOffset Start, long Count);
