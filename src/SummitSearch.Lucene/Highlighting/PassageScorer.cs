namespace SummitSearch.Lucene.Highlighting;

/// <summary>Scores passages as if each were a document of a collection that the text is: BM25 with the passage's length, and a bonus for early ones.</summary>
/// <remarks>All arithmetic is single precision but for the logarithms, as in Apache Lucene, whose bits it gives.</remarks>
internal static class PassageScorer
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const float Pivot = 87f;

    /// <summary>Scores a passage.</summary>
    /// <param name="matches">Its hits in order; at least one.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="contentLength">Length of the whole text.</param>
    public static float Score(List<HighlightMatch> matches, int start, int end, int contentLength)
    {
        List<(string Term, int InText, int Here)> terms = [];
        foreach (HighlightMatch match in matches)
        {
            int at = 0;
            while (at < terms.Count && terms[at].Term != match.Term)
                at++;
            if (at == terms.Count)
                terms.Add((match.Term, match.Frequency, 1));
            else
                terms[at] = (match.Term, match.Frequency, terms[at].Here + 1);
        }
        float score = 0;
        foreach ((_, int inText, int here) in terms)
            score += Saturation(here, end - start) * Weight(contentLength, inText);
        return score * (1f + (1f / (float)Math.Log(Pivot + start)));
    }

    private static float Weight(int contentLength, int frequencyInText)
    {
        float passages = 1f + (contentLength / Pivot);
        return (K1 + 1f) * (float)Math.Log(1 + ((passages + 0.5) / (frequencyInText + 0.5)));
    }

    private static float Saturation(int frequency, int length)
    {
        float norm = K1 * (1f - B + (B * (length / Pivot)));
        return frequency / (frequency + norm);
    }
}
