namespace SummitSearch.Querying;

/// <summary>Asks how the hits are spread over time.</summary>
public sealed record DateHistogramRequest
{
    /// <summary>Width of a bar; months by default.</summary>
    public DateInterval Interval { get; init; } = DateInterval.Month;

    /// <summary>IANA name of the time zone in which days begin, such as <c>Asia/Tokyo</c>; UTC by default.</summary>
    public string TimeZone { get; init; } = "UTC";
}
