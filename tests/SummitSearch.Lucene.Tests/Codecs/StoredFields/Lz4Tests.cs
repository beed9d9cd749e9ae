using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.StoredFields;

public class Lz4Tests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 12)]
    [InlineData(0, 13)]
    [InlineData(3, 40)]
    [InlineData(400, 70_000)]
    [InlineData(70_000, 200_000)]
    public void Decode_ReturnsWhatWasCompressed(int dictionaryLength, int length)
    {
        foreach (int alphabet in new[] { 1, 2, 30, 256 })
        {
            Random random = new(length + alphabet);
            byte[] all = Text(random, dictionaryLength + length, alphabet);
            MemoryOutput output = new();
            Lz4Encoder encoder = new();
            encoder.SetDictionary(all.AsSpan(0, dictionaryLength));
            int size = encoder.Compress(all.AsSpan(dictionaryLength), output);
            byte[] decoded = new byte[length];

            int used = Lz4Decoder.Decode(output.Written, all.AsSpan(0, dictionaryLength), decoded);

            Assert.Equal(output.Length, size);
            Assert.Equal(size, used);
            Assert.Equal(all.AsSpan(dictionaryLength).ToArray(), decoded);
        }
    }

    [Fact]
    public void TryDecode_PieceByPiece_FillsWhatIsAskedFor_AndInTheEndAll()
    {
        const int seed = 11;
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            int dictionaryLength = random.Next(2) * random.Next(500);
            byte[] all = Text(random, dictionaryLength + random.Next(1, 3000), random.Next(2, 60));
            ReadOnlySpan<byte> raw = all.AsSpan(dictionaryLength);
            MemoryOutput output = new();
            Lz4Encoder encoder = new();
            encoder.SetDictionary(all.AsSpan(0, dictionaryLength));
            int size = encoder.Compress(raw, output);
            byte[] decoded = new byte[raw.Length];
            PartProgress progress = default;
            for (int needed = 0; needed < raw.Length;)
            {
                needed = Math.Min(raw.Length, needed + random.Next(1, 700));
                if (progress.Filled >= needed)
                    continue;

                Assert.True(Lz4Decoder.TryDecode(output.Written, all.AsSpan(0, dictionaryLength), decoded, needed, ref progress), $"round {round}");

                Assert.InRange(progress.Filled, needed, raw.Length);
                Assert.True(decoded.AsSpan(0, progress.Filled).SequenceEqual(raw[..progress.Filled]), $"round {round}, {needed} bytes");
            }
            Assert.Equal(new PartProgress(size, raw.Length), progress);
        }
    }

    [Fact]
    public void TryDecode_LittleIsNeeded_StopsEarly()
    {
        byte[] text = Text(new Random(3), 16_000, 30);
        MemoryOutput output = new();
        Lz4Encoder encoder = new();
        encoder.SetDictionary([]);
        encoder.Compress(text, output);
        PartProgress progress = default;

        Assert.True(Lz4Decoder.TryDecode(output.Written, [], new byte[text.Length], 1000, ref progress));

        Assert.InRange(progress.Filled, 1000, 1100);
    }

    [Fact]
    public void Compress_RepetitiveText_GetsMuchSmaller()
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the council met again on Tuesday; ", 300)));
        Lz4Encoder encoder = new();
        encoder.SetDictionary([]);

        Assert.InRange(encoder.Compress(text, new MemoryOutput()), 1, text.Length / 50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("F0")]
    [InlineData("50000102")]
    [InlineData("1061")]
    [InlineData("10610000")]
    [InlineData("10610200")]
    [InlineData("1F610100FFFFFFFF")]
    public void Decode_ImpossibleBlock_IsRefused(string hex) =>
        Assert.Equal(-1, Lz4Decoder.Decode(Convert.FromHexString(hex), [], new byte[100]));

    [Fact]
    public void Decode_MutatedBlocks_NeverEscapeTheTarget()
    {
        const int seed = 5;
        Random random = new(seed);
        byte[] text = Text(random, 3000, 4);
        MemoryOutput output = new();
        Lz4Encoder encoder = new();
        encoder.SetDictionary(text.AsSpan(0, 100));
        encoder.Compress(text.AsSpan(100), output);
        byte[] block = output.Written.ToArray();
        byte[] target = new byte[2900];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = (byte[])block.Clone();
            for (int n = random.Next(1, 4); n > 0; n--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            Assert.InRange(Lz4Decoder.Decode(mutated.AsSpan(0, random.Next(mutated.Length + 1)), text.AsSpan(0, 100), target), -1, mutated.Length);
        }
    }

    /// <summary>Random bytes with repetitions in them.</summary>
    private static byte[] Text(Random random, int length, int alphabet)
    {
        byte[] text = new byte[length];
        int at = 0;
        while (at < length)
        {
            if (at > 10 && random.Next(3) == 0)
            {
                int from = random.Next(at);
                for (int n = random.Next(4, 40); n > 0 && at < length; n--)
                    text[at++] = text[from++];
            }
            else
            {
                for (int n = random.Next(1, 20); n > 0 && at < length; n--)
                    text[at++] = (byte)random.Next(alphabet);
            }
        }
        return text;
    }
}
