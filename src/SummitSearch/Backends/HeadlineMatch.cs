namespace SummitSearch.Backends;

/// <summary>A headline, a name or a phrase of headlines in which a word begins as typed.</summary>
/// <param name="Text">Normalised text from that word on.</param>
/// <param name="Kind">One of the kinds of <see cref="HeadlineTerms"/>; 0 for a phrase.</param>
/// <param name="Count">Articles that have it.</param>
internal sealed record HeadlineMatch(string Text, byte Kind, int Count)
{
    /// <summary>The kind of phrases that several headlines share.</summary>
    public const byte Phrase = 0;
}
