using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class SimpleQueryReaderTests
{
    private static string Read(string query) =>
        string.Join(" | ", SimpleQueryReader.Read(query).Select(static p => $"{(p.IsExcluded ? "-" : "")}{(p.IsPhrase ? $"\"{p.Text}\"" : p.Text.Trim())}"));

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("supply chains", "supply chains")]
    [InlineData("\"joint headquarters\" 2025", "\"joint headquarters\" | 2025")]
    [InlineData("the “two words” here", "the | \"two words\" | here")]
    [InlineData("moon -artemis", "moon | -artemis")]
    [InlineData("moon -\"lunar gateway\" rover", "moon | -\"lunar gateway\" | rover")]
    [InlineData("well-known two-plus-two", "well-known two-plus-two")]
    [InlineData("open \"quote", "open \"quote")]
    [InlineData("- alone", "- alone")]
    [InlineData("\"\"", "")]
    [InlineData("-", "-")]
    [InlineData("what's -", "what's -")]
    public void Read_TakesEveryText(string query, string expected) => Assert.Equal(expected, Read(query));

    [Fact]
    public void Read_RandomTexts_NeverThrows()
    {
        const int seed = 20240410;
        var random = new Random(seed);
        const string alphabet = "ab -\"“”«»\t\n\\😀é'";
        for (int round = 0; round < 20_000; round++)
        {
            string query = new([.. Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            Assert.True(SimpleQueryReader.Read(query).Sum(static p => p.Text.Length) <= query.Length, $"seed {seed}: {query}");
        }
    }
}
