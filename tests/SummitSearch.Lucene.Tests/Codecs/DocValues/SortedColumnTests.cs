using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.DocValues;

public class SortedColumnTests
{
    [Fact]
    public void Write_RedAndBlue_GivesTheBytesOfTheFormat()
    {
        byte[][] dictionary = ["blue"u8.ToArray(), "red"u8.ToArray()];
        using ColumnSegment segment = new(DocValuesType.Sorted, 2, (writer, field) => writer.AddSorted(field, () => new ListCursors.Sorted(dictionary, [1, 0]), 2));

        Assert.Equal(
            "FFFFFFFFFFFFFFFF0000000000000000FFFFFF" + "00000002" + "01" + "00000000000000390000000000000004" + "02" + "00000004" + "00000010"
            + "0000000000000000" + "00000000" + "0000000000000000" + "00" + "00000004" + "000000000000003D0000000000000009" + "00000000000000460000000000000000"
            + "0000000A" + "0000000000000000" + "00000000" + "0000000000000000" + "00" + "00000000000000460000000000000000" + "00000000000000460000000000000000",
            Convert.ToHexString(segment.Meta));
        Assert.Equal("80000000" + "04626C7565" + "20726564", Convert.ToHexString(segment.Data));
    }

    [Theory]
    [InlineData(1, 10, 1, 1.0)]
    [InlineData(2, 500, 17, 0.5)]
    [InlineData(3, 9000, 3000, 0.9)]
    [InlineData(4, 50, 0, 0.0)]
    public void Sorted_ReturnsWhatWasWritten(int seed, int maxDoc, int vocabulary, double density)
    {
        Random random = new(seed);
        byte[][] words = Words(random, vocabulary);
        byte[]?[] values = [.. Enumerable.Range(0, maxDoc).Select(_ => random.NextDouble() < density ? words[random.Next(vocabulary)] : null)];
        byte[][] dictionary = ListCursors.Dictionary(values.OfType<byte[]>());
        int[] ordinals = [.. values.Select(v => v is null ? -1 : Array.FindIndex(dictionary, d => d.AsSpan().SequenceEqual(v)))];
        using ColumnSegment segment = new(DocValuesType.Sorted, maxDoc, (writer, field) => writer.AddSorted(field, () => new ListCursors.Sorted(dictionary, ordinals), maxDoc));

        SortedDocValues column = segment.File.OpenSorted(segment.Field);
        Assert.Equal(dictionary.Length, column.ValueCount);
        for (int docId = 0; docId < maxDoc; docId++)
        {
            Assert.Equal(values[docId] is not null, column.AdvanceExact(docId));
            if (values[docId] is not null)
                Assert.Equal(ordinals[docId], column.Ordinal);
        }
        CheckDictionary(dictionary, o => column.LookupOrdinal(o).ToArray(), v => column.LookupValue(v), words, random);
    }

    [Theory]
    [InlineData(5, 400, 30, 4)]
    [InlineData(6, 400, 30, 1)]
    [InlineData(7, 70_000, 2000, 3)]
    [InlineData(8, 20, 5, 0)]
    public void SortedSet_ReturnsWhatWasWritten(int seed, int maxDoc, int vocabulary, int most)
    {
        Random random = new(seed);
        byte[][] words = Words(random, vocabulary);
        byte[][][] sets = [.. Enumerable.Range(0, maxDoc).Select(_ => ListCursors.Dictionary(random.GetItems(words, random.Next(most + 1))))];
        byte[][] dictionary = ListCursors.Dictionary(sets.SelectMany(s => s));
        Dictionary<string, int> places = dictionary.Select((d, i) => (d, i)).ToDictionary(e => Convert.ToHexString(e.d), e => e.i);
        int[][] ordinals = [.. sets.Select(s => s.Select(v => places[Convert.ToHexString(v)]).ToArray())];
        using ColumnSegment segment = new(DocValuesType.SortedSet, maxDoc, (writer, field) => writer.AddSortedSet(field, () => new ListCursors.SortedSet(dictionary, ordinals), maxDoc));

        SortedSetDocValues column = segment.File.OpenSortedSet(segment.Field);
        for (int docId = 0; docId < maxDoc; docId++)
        {
            Assert.Equal(ordinals[docId].Length > 0, column.AdvanceExact(docId));
            foreach (int ordinal in ordinals[docId])
                Assert.Equal(ordinal, column.NextOrdinal());
            if (ordinals[docId].Length > 0)
                Assert.Equal(SortedSetDocValues.NoMoreOrdinals, column.NextOrdinal());
        }
        CheckDictionary(dictionary, o => column.LookupOrdinal(o).ToArray(), v => (int)column.LookupValue(v), words, random);
    }

    private static void CheckDictionary(byte[][] dictionary, Func<int, byte[]> byOrdinal, Func<byte[], int> byValue, byte[][] words, Random random)
    {
        for (int i = 0; i < dictionary.Length; i++)
            Assert.Equal(dictionary[i], byOrdinal(i));
        for (int i = 0; i < 100 && dictionary.Length > 0; i++)
        {
            int ordinal = random.Next(dictionary.Length);
            Assert.Equal(dictionary[ordinal], byOrdinal(ordinal));
            Assert.Equal(ordinal, byValue(dictionary[ordinal]));
        }
        foreach (byte[] other in Words(random, 50).Concat(words.Take(50)).Append([]))
            Assert.Equal(ListCursors.Find(dictionary, other), byValue(other));
    }

    private static byte[][] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        byte[] word = new byte[random.Next(random.Next(10) == 0 ? 60 : 6)];
        for (int i = 0; i < word.Length; i++)
            word[i] = (byte)(random.Next(3) == 0 ? random.Next(256) : 'a');
        return word;
    })];
}
