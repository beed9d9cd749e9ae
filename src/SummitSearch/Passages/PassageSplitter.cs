namespace SummitSearch.Passages;

/// <summary>Splits the body of an article into passages of whole sentences.</summary>
/// <remarks>
/// Among all ways to group the sentences, takes the one of least cost, by dynamic programming as in Knuth and Plass, "Breaking
/// Paragraphs into Lines" (1981): a passage costs the square of its relative distance from the target, and a break costs little between
/// paragraphs and much within one. So passages come out even, paragraphs stay together where they fit, and no tiny tail is left.
/// Linear in the text. Safe to use from several threads.
/// </remarks>
public sealed class PassageSplitter
{
    private const float CostOfBreakAtParagraph = 0.05f;
    private const float CostOfBreakInParagraph = 0.25f;

    private readonly int _targetTenths;
    private readonly int _maxTenths;
    private readonly int _overlapTenths;

    /// <summary>A splitter for passages of about 100 words without overlap.</summary>
    public PassageSplitter() : this(new PassageOptions())
    {
    }

    /// <summary>A splitter with its own lengths.</summary>
    /// <param name="options">How long passages become.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PassageSplitter(PassageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _targetTenths = options.TargetWords * WordCounter.TenthsPerWord;
        _maxTenths = options.MaxWords * WordCounter.TenthsPerWord;
        _overlapTenths = options.OverlapWords * WordCounter.TenthsPerWord;
    }

    /// <summary>The passages of <paramref name="body"/> in reading order; none for a blank body.</summary>
    /// <param name="body">Plain text, paragraphs separated by a blank line.</param>
    /// <returns>Passages that begin and end with a character that is not white space, and together hold every such character.</returns>
    public IReadOnlyList<Passage> Split(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        List<Unit> units = UnitsOf(body);
        if (units.Count == 0) return [];
        int[] bestStart = BestStarts(units);
        return PassagesFrom(units, bestStart);
    }

    /// <summary>Sentences, and pieces of sentences too long for a passage, in order.</summary>
    private List<Unit> UnitsOf(string body)
    {
        var units = new List<Unit>();
        var sentences = new List<TextRange>();
        var pieces = new List<TextRange>();
        int position = 0;
        while (SentenceSplitter.NextParagraph(body, ref position) is { Length: > 0 } paragraph)
        {
            sentences.Clear();
            SentenceSplitter.SplitParagraph(body, paragraph, sentences);
            for (int i = 0; i < sentences.Count; i++)
            {
                TextRange sentence = sentences[i];
                int tenths = WordCounter.Measure(body.AsSpan(sentence.Start, sentence.Length));
                if (tenths <= _maxTenths)
                {
                    units.Add(new Unit(sentence, tenths, i == 0));
                    continue;
                }
                pieces.Clear();
                LongSentenceCutter.Cut(body, sentence, _maxTenths, pieces);
                for (int j = 0; j < pieces.Count; j++)
                    units.Add(new Unit(pieces[j], WordCounter.Measure(body.AsSpan(pieces[j].Start, pieces[j].Length)), i == 0 && j == 0));
            }
        }
        return units;
    }

    /// <summary>For each unit, where the passage that ends with it begins in the cheapest grouping.</summary>
    private int[] BestStarts(List<Unit> units)
    {
        var cost = new float[units.Count + 1];
        var bestStart = new int[units.Count + 1];
        for (int end = 1; end <= units.Count; end++)
        {
            float best = float.PositiveInfinity;
            int length = 0;
            for (int start = end - 1; start >= 0; start--)
            {
                length += units[start].Tenths;
                if (length > _maxTenths && start < end - 1) break;
                float distance = (length - _targetTenths) / (float)_targetTenths;
                float breakCost = start == 0 ? 0 : units[start].BeginsParagraph ? CostOfBreakAtParagraph : CostOfBreakInParagraph;
                float total = cost[start] + distance * distance + breakCost;
                if (total >= best) continue;
                (best, bestStart[end]) = (total, start);
            }
            cost[end] = best;
        }
        return bestStart;
    }

    private Passage[] PassagesFrom(List<Unit> units, int[] bestStart)
    {
        int count = 0;
        for (int end = units.Count; end > 0; end = bestStart[end]) count++;
        var passages = new Passage[count];
        for (int end = units.Count; end > 0; end = bestStart[end])
        {
            int first = WithOverlap(units, bestStart[end]);
            passages[--count] = new Passage(count, units[first].Range.Start, units[end - 1].Range.End);
        }
        return passages;
    }

    /// <summary>Steps back over the whole sentences before <paramref name="start"/> that fit into the overlap.</summary>
    private int WithOverlap(List<Unit> units, int start)
    {
        int length = 0;
        while (start > 0 && (length += units[start - 1].Tenths) <= _overlapTenths) start--;
        return start;
    }

    private readonly record struct Unit(TextRange Range, int Tenths, bool BeginsParagraph);
}
