using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads all levels of the skip data of a term one entry after the other, as checks want them; searches go by <see cref="SkipReader"/> and <see cref="BlockTable"/>.</summary>
internal static class SkipLevels
{
    /// <summary>The entries of each level, the lowest first.</summary>
    /// <param name="doc">The <c>.doc</c> file; its position is not used.</param>
    /// <param name="field">The field.</param>
    /// <param name="term">A term with more than 128 documents.</param>
    /// <exception cref="CorruptIndexException">The skip data are damaged.</exception>
    public static IReadOnlyList<SkipEntry>[] Read(IndexInput doc, FieldInfo field, in TermEntry term)
    {
        IndexInput input = doc.Clone();
        input.Position = term.DocPointer + term.SkipOffset;
        IReadOnlyList<SkipEntry>[] levels = new IReadOnlyList<SkipEntry>[SkipEntryReader.LevelCount(term.DocFreq)];
        SkipEntryReader reader = new(field);
        for (int level = levels.Length - 1; level >= 0; level--)
        {
            long length = level > 0 ? input.ReadVLong() : 0;
            long start = input.Position;
            int count = SkipEntryReader.EntryCount(term.DocFreq);
            for (int i = 0; i < level; i++)
                count /= SkipWriter.Fanout;
            levels[level] = ReadLevel(input, reader, SkipEntryReader.StartOf(term), count, level);
            if (level > 0 && input.Position != start + length)
                throw new CorruptIndexException(input.Name, start, $"level {level} of skip data has {input.Position - start} bytes, {length} are recorded.");
        }
        return levels;
    }

    private static List<SkipEntry> ReadLevel(IndexInput input, SkipEntryReader reader, SkipPoint point, int count, int level)
    {
        List<SkipEntry> entries = [];
        long start = input.Position;
        for (int i = 0; i < count; i++)
        {
            point = reader.Read(input, point);
            List<(int Freq, long Norm)> impacts = [];
            ImpactsReader pairs = new(input);
            while (pairs.MoveNext())
                impacts.Add((pairs.Freq, pairs.Norm));
            long end = input.Position - start;
            entries.Add(new SkipEntry(point, impacts, end, level > 0 ? input.ReadVLong() : 0));
        }
        return entries;
    }
}
