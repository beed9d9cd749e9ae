namespace SummitSearch.Passages;

/// <summary>How long passages become. Lengths are in words; in scripts without spaces two characters count as a word.</summary>
public sealed record PassageOptions
{
    /// <summary>The length that passages come close to. 5 to 2,000; 100 by default.</summary>
    public int TargetWords { get; init; } = 100;

    /// <summary>
    /// The length that no passage exceeds, overlap apart; a single sentence that does is cut at a comma or space. At least <see cref="TargetWords"/>; 160 by default.
    /// </summary>
    public int MaxWords { get; init; } = 160;

    /// <summary>
    /// How many words of the end of a passage are repeated, in whole sentences, at the beginning of the next one. At most half of
    /// <see cref="TargetWords"/>; 0 (no sentence appears twice) by default.
    /// </summary>
    public int OverlapWords { get; init; }

    /// <summary>Throws if a value is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the option.</exception>
    public void Validate()
    {
        ThrowIfOutside(TargetWords, 5, 2000, nameof(TargetWords));
        ThrowIfOutside(MaxWords, TargetWords, 10_000, nameof(MaxWords));
        ThrowIfOutside(OverlapWords, 0, TargetWords / 2, nameof(OverlapWords));
    }

    private static void ThrowIfOutside(int value, int least, int most, string option)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be from {least} to {most}.");
    }
}
