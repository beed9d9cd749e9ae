using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using SummitSearch.Lucene.Tests.Storage;
using SummitSearch.Querying;
using SummitSearch.Resilience.Resources;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Fuzzing;

/// <summary>Any text as a cursor, and real ones with other numbers in them: a page, or a refusal that names the cursor.</summary>
public sealed class CursorFuzzTests(ITestOutputHelper output)
{
    private static readonly SearchRequest Request = new() { Query = "report number", K = 4 };
    private static readonly long[] Numbers = [0, 1, -1, 10_000, 10_001, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    [Fact]
    public async Task RandomCursors_GiveAPageOrARefusal()
    {
        int rounds = Settings.Number("SUMMIT_FUZZ", 1000);
        output.WriteLine($"seed {Settings.Seed}, {rounds} cursors (SUMMIT_SEED, SUMMIT_FUZZ)");
        using TemporaryFolder folder = new();
        await using Summit summit = await FilledAsync(folder);
        byte[] real = Base64Url.DecodeFromChars((await summit.SearchAsync(Request)).Cursor);
        Random random = new(Settings.Seed);
        Mutator mutator = new(random, ["\0\0\0\0", "\u007F", "\uFFFF", "a7#0"]);
        for (int round = 0; round < rounds; round++)
        {
            byte[] changed = random.Next(2) == 0 ? mutator.Mutate(real, real) : WithANumber(real, random);
            await CheckAsync(summit, Base64Url.EncodeToString(changed));
            await CheckAsync(summit, Encoding.Latin1.GetString(mutator.Mutate(Base64Url.EncodeToUtf8(real), real)));
        }
    }

    /// <summary>Found cases are generation, offset and time of cursors that belonged to their request.</summary>
    [Fact]
    public async Task FoundCases_GiveAPageOrARefusal()
    {
        using TemporaryFolder folder = new();
        await using Summit summit = await FilledAsync(folder);
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "FoundCases", "cursors.txt")))
        {
            long[] numbers = Array.ConvertAll(line.Split(' '), long.Parse);
            await CheckAsync(summit, new SearchCursor(numbers[0], (int)numbers[1], numbers[2], SearchCursor.HashOf(Request), "a1#0").Encode());
        }
    }

    private static async Task<Summit> FilledAsync(TemporaryFolder folder)
    {
        Summit summit = await Archive.OpenAsync(Path.Combine(folder.Path, "index"));
        await summit.AddAsync(0, 20);
        return summit;
    }

    /// <summary>One of generation, offset and time becomes a number at the edge.</summary>
    private static byte[] WithANumber(byte[] cursor, Random random)
    {
        byte[] changed = [.. cursor];
        long number = Numbers[random.Next(Numbers.Length)] + random.Next(-2, 3);
        switch (random.Next(3))
        {
            case 0:
                BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(1), number);
                break;
            case 1:
                BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(9), unchecked((int)number));
                break;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(13), number);
                break;
        }
        return changed;
    }

    private static async Task CheckAsync(Summit summit, string cursor)
    {
        try
        {
            SearchResponse page = await summit.SearchAsync(Request with { Cursor = cursor });
            Assert.InRange(page.Passages.Count, 0, Request.K);
        }
        catch (InvalidSearchRequestException fault)
        {
            Assert.Contains("cursor", fault.Message, StringComparison.Ordinal);
        }
        catch (Exception fault)
        {
            Assert.Fail($"seed {Settings.Seed}, cursor '{cursor}': {fault}");
        }
    }
}
