using System.Text;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Seeded texts put together from the members of an alphabet.</summary>
internal static class RandomTexts
{
    /// <summary>Creates texts of 1 to <paramref name="maxLength"/> members; <c>SUMMIT_ROUNDS</c> multiplies their number.</summary>
    public static string[] Create(int salt, int count, int maxLength, params string[] alphabet)
    {
        var random = new Random(TestSettings.Seed + salt);
        string[] texts = new string[count * TestSettings.Rounds];
        for (int i = 0; i < texts.Length; i++)
        {
            var text = new StringBuilder();
            for (int n = random.Next(1, maxLength + 1); n > 0; n--) text.Append(alphabet[random.Next(alphabet.Length)]);
            texts[i] = text.ToString();
        }

        return texts;
    }
}
