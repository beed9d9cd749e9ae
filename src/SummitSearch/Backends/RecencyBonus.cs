namespace SummitSearch.Backends;

/// <summary>What a passage keeps of its score for being new: all of it at no age, a half at any age, three quarters at the half-life.</summary>
/// <param name="now">The moment that ages are measured against.</param>
/// <param name="halfLifeDays">Days after which half of the bonus is lost.</param>
internal sealed class RecencyBonus(DateTimeOffset now, double halfLifeDays)
{
    // Whole hours: within one of them the same request has the same answer.
    private readonly double _nowHours = Math.Floor(now.ToUnixTimeSeconds() / 3600.0);

    /// <summary>The factor of a passage.</summary>
    /// <param name="published">In milliseconds since 1970; null where it is unknown.</param>
    public float FactorOf(long? published)
    {
        if (published is not { } time) return 0.5f;
        double ageDays = Math.Max(0, _nowHours - Math.Floor(time / 3_600_000.0)) / 24;
        return (float)(0.5 + (0.5 * Math.Pow(2, -ageDays / halfLifeDays)));
    }
}
