using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Conformance.Postings;

/// <summary>Documents of random words whose frequencies fall off as in language: some in every document, most in one.</summary>
internal static class RandomCorpus
{
    /// <summary>JSON lines for the oracle.</summary>
    public static IEnumerable<string> Lines(Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return JsonSerializer.Serialize(new
            {
                id = "doc-" + i.ToString("D6", CultureInfo.InvariantCulture),
                title = Words(random, random.Next(1, 8)),
                text = Words(random, random.Next(20) > 0 ? random.Next(1, 50) : random.Next(200, 500)),
                date = random.Next(3) == 0 ? random.NextInt64(-5_000_000_000, 5_000_000_000) : random.Next(20),
                source = "source " + random.Next(12),
            });
        }
    }

    private static string Words(Random random, int count)
    {
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
            text.Append(i == 0 ? "" : " ").Append(Word(random));
        return text.ToString();
    }

    private static string Word(Random random)
    {
        int rank = (int)Math.Pow(60_000, random.NextDouble()) - 1;
        return rank switch
        {
            < 40 => ((char)('a' + rank % 26)).ToString() + rank,
            < 200 => "überschrift" + rank,
            < 2000 => "semiconductor-supply" + rank,
            _ => char.ConvertFromUtf32(0x10400 + rank % 40) + "word" + rank,
        };
    }
}
