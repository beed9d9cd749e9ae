namespace SummitSearch.Querying;

/// <summary>Width of the bars of a date histogram.</summary>
public enum DateInterval
{
    /// <summary>Calendar days.</summary>
    Day = 0,

    /// <summary>Weeks that begin on Monday (ISO 8601).</summary>
    Week = 1,

    /// <summary>Calendar months.</summary>
    Month = 2,

    /// <summary>Calendar years.</summary>
    Year = 3,
}
