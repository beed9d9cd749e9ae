namespace SummitSearch.Articles;

/// <summary>Limits and habits of <see cref="ArticleReader"/>. Whatever goes beyond a limit is refused with its reason, never cut.</summary>
public sealed record ArticleReaderOptions
{
    /// <summary>
    /// Largest single article in bytes, decompressed: a whole <c>.txt</c>, <c>.md</c>, <c>.html</c> or <c>.xml</c> file, one line of
    /// <c>.jsonl</c>, one element of a JSON array. 1 KiB to 1 GiB; 16 MiB by default.
    /// </summary>
    public int MaxArticleBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Largest file of many articles (JSON arrays and JSON lines) in bytes, decompressed. Such files are streamed, so the limit
    /// guards time and disk, not memory. 64 GiB by default.
    /// </summary>
    public long MaxFileBytes { get; init; } = 64L << 30;

    /// <summary>
    /// How many bytes one byte of a <c>.gz</c> file may become, looked at after the first 16 MiB: the guard against gzip bombs. 200 by default.
    /// </summary>
    public int MaxExpansionRatio { get; init; } = 200;

    /// <summary>How deep elements, objects and arrays may nest. 8 to 1,000; 256 by default.</summary>
    public int MaxNestingDepth { get; init; } = 256;

    /// <summary>Whether to detect the language of articles that name none. On by default.</summary>
    public bool DetectLanguage { get; init; } = true;

    /// <summary>Whether to read the date out of the text of articles that name none; such dates are marked as guessed. On by default.</summary>
    public bool GuessDates { get; init; } = true;

    /// <summary>Throws if a value is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the option.</exception>
    public void Validate()
    {
        ThrowIfOutside(MaxArticleBytes, 1 << 10, 1 << 30, nameof(MaxArticleBytes));
        ThrowIfOutside(MaxFileBytes, 1 << 10, long.MaxValue, nameof(MaxFileBytes));
        ThrowIfOutside(MaxExpansionRatio, 2, int.MaxValue, nameof(MaxExpansionRatio));
        ThrowIfOutside(MaxNestingDepth, 8, 1000, nameof(MaxNestingDepth));
    }

    private static void ThrowIfOutside(long value, long least, long most, string option)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be from {least} to {most}.");
    }
}
