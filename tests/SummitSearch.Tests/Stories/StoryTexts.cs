namespace SummitSearch.Tests.Stories;

/// <summary>Reports and rewrites of them, made from a seed: cut from the end, given a dateline, paragraphs swapped, the headline replaced.</summary>
/// <remarks>Shared with the benchmarks, so that both judge by the same rewrites.</remarks>
internal sealed class StoryTexts(int seed)
{
    private static readonly string[] Cities = ["WASHINGTON", "TOKYO", "BERLIN", "NAIROBI", "LIMA", "OSLO", "HANOI", "CAIRO"];
    private static readonly string[] Months = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug."];

    private readonly Random _random = new(seed);

    /// <summary>A report of made-up words with the frequencies of language: some in every sentence, most hardly ever.</summary>
    public string Report(int paragraphs) => string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(_ => Paragraph()));

    /// <summary>A rewrite of a text: one or more of the changes, in any order.</summary>
    public string Rewrite(string body)
    {
        List<string> paragraphs = [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)];
        int changes = _random.Next(1, 8);
        if ((changes & 1) != 0) Cut(paragraphs);
        if ((changes & 2) != 0) Swap(paragraphs);
        if ((changes & 4) != 0) paragraphs[0] = $"{Cities[_random.Next(Cities.Length)]}, {Months[_random.Next(Months.Length)]} {_random.Next(1, 29)} (Wire) - {paragraphs[0]}";
        return string.Join("\n\n", paragraphs);
    }

    /// <summary>Editors cut from the end; half of the text stays at least.</summary>
    private void Cut(List<string> paragraphs)
    {
        int kept = _random.Next((paragraphs.Count + 1) / 2, paragraphs.Count + 1);
        paragraphs.RemoveRange(kept, paragraphs.Count - kept);
    }

    /// <summary>Two paragraphs behind the first change places.</summary>
    private void Swap(List<string> paragraphs)
    {
        if (paragraphs.Count < 3) return;
        int a = _random.Next(1, paragraphs.Count), b = _random.Next(1, paragraphs.Count);
        (paragraphs[a], paragraphs[b]) = (paragraphs[b], paragraphs[a]);
    }

    private string Paragraph() => string.Join(' ', Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Sentence()));

    private string Sentence() => $"{string.Join(' ', Enumerable.Range(0, _random.Next(8, 20)).Select(_ => Word()))}.";

    // Squaring twice makes few words common and many rare.
    private string Word()
    {
        double draw = _random.NextDouble();
        int word = (int)(draw * draw * draw * draw * 20_000);
        return _random.Next(25) == 0 ? $"{_random.Next(2, 9000)}" : $"w{word:x}";
    }
}
