namespace SummitSearch.Stories;

/// <summary>Decides whether two articles are the same report: one cut, extended, given another dateline or rearranged into the other.</summary>
/// <remarks>
/// The shorter text must be found in the longer one for the most part (containment), and must not be a mere item of it (resemblance). Short texts must agree more
/// closely, and so must the numbers: bulletins that recur are worded alike and differ in their figures. The limits were chosen on reuters-21578; the README
/// of the benchmarks tells how well they do.
/// </remarks>
internal static class NearDuplicates
{
    /// <summary>Articles whose body has fewer shingles have no near-duplicates: too little to tell by.</summary>
    public const int LeastShingles = 6;

    private const double Containment = 0.65;
    private const double MoreForShort = 0.25;
    private const double ShortShingles = 60;
    private const double Resemblance = 0.2;
    private const double NumbersMissing = 0.3;

    /// <summary>How alike two articles are, 0 to 1: the share of the shorter one that the longer one contains; 0 if they are no near-duplicates.</summary>
    public static double Likeness(StoryFeatures a, StoryFeatures b)
    {
        (StoryFeatures shorter, StoryFeatures longer) = a.Count <= b.Count ? (a, b) : (b, a);
        if (shorter.Count < LeastShingles) return 0;
        double common = shorter.Common(longer);
        double containment = common / shorter.Count;
        if (containment < Containment + (MoreForShort * Math.Exp(-shorter.Count / ShortShingles))) return 0;
        if (common / (shorter.Count + longer.Count - common) < Resemblance) return 0;
        (int numbers, int missing) = shorter.NumbersMissingIn(longer);
        int forgiven = shorter.Count < ShortShingles ? 0 : 1;
        return missing > (int)(NumbersMissing * numbers) + forgiven ? 0 : containment;
    }
}
