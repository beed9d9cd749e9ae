using System.Text;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>Made-up commits.</summary>
internal static class SampleCommits
{
    public static void Publish(IndexDirectory directory, SegmentInfos infos)
    {
        SegmentInfosFile.WritePending(directory, infos);
        SegmentInfosFile.Publish(directory, infos.Generation);
    }

    /// <summary>A commit that uses everything a commit can say. Writes the segments' own .si files.</summary>
    public static SegmentInfos Rich(IndexDirectory directory)
    {
        SegmentInfo plain = Info("_0") with { Version = new LuceneVersion(8, 7, 1), MinVersion = new LuceneVersion(8, 7, 0) };
        SegmentInfo sorted = Info("_1a") with
        {
            IsCompound = true,
            Files = ["_1a.cfs", "_1a.cfe", "_1a.si"],
            Sort =
            [
                new IndexSortField("SortField", "price", "DOUBLE", true, 0, long.MinValue + 7),
                new IndexSortField("SortField", "name", "STRING", false, 0, 1),
                new IndexSortField("SortedNumericSortField", "n", "INT", false, 1, null),
                new IndexSortField("SortedSetSortField", "tags", "", true, 3, 2),
            ],
        };
        SegmentInfoFile.Write(directory, plain);
        SegmentInfoFile.Write(directory, sorted);
        return new SegmentInfos
        {
            Generation = 37,
            Id = CodecFile.NewId(),
            ChangeCount = 1L << 40,
            NextSegmentNumber = 99,
            UserData = new Dictionary<string, string> { ["checkpoint"] = "42 → 43", [""] = "" },
            Segments =
            [
                new SegmentCommitInfo { Info = plain },
                new SegmentCommitInfo
                {
                    Info = sorted,
                    DeletionsGeneration = 3,
                    DeletedCount = 4,
                    FieldInfosGeneration = 2,
                    DocValuesGeneration = 40,
                    SoftDeletedCount = 5,
                    StateId = CodecFile.NewId(),
                    FieldInfosFiles = ["_1a_2.fnm"],
                    DocValuesFiles = new Dictionary<int, IReadOnlyCollection<string>> { [7] = ["_1a_14_Lucene80_0.dvd", "_1a_14_Lucene80_0.dvm"] },
                },
            ],
        };
    }

    public static string Describe(SegmentInfos infos)
    {
        StringBuilder text = new();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{infos.Generation} {Convert.ToHexString(infos.Id)} {infos.Version} {infos.CreatedMajor} {infos.ChangeCount} {infos.NextSegmentNumber} {Join(infos.UserData)}\n");
        foreach (SegmentCommitInfo s in infos.Segments)
        {
            SegmentInfo i = s.Info;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i.Name} {Convert.ToHexString(i.Id)} {i.Version} {i.MinVersion} {i.MaxDoc} {i.IsCompound} {Join(i.Diagnostics)} {Join(i.Files)} {Join(i.Attributes)} {string.Join(';', i.Sort)}\n");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{s.DeletionsGeneration} {s.DeletedCount} {s.FieldInfosGeneration} {s.DocValuesGeneration} {s.SoftDeletedCount} {(s.StateId is null ? "-" : Convert.ToHexString(s.StateId))} {Join(s.FieldInfosFiles)}");
            foreach ((int field, IReadOnlyCollection<string> files) in s.DocValuesFiles)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {field}={Join(files)}");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static SegmentInfo Info(string name) => new()
    {
        Name = name,
        Id = CodecFile.NewId(),
        MaxDoc = 123,
        Diagnostics = new Dictionary<string, string> { ["source"] = "flush" },
        Attributes = new Dictionary<string, string> { [SegmentInfoFile.StoredFieldsModeKey] = "BEST_SPEED" },
        Files = [name + ".si", name + ".fnm"],
    };

    private static string Join(IEnumerable<string> set) => string.Join(',', set.Order(StringComparer.Ordinal));

    private static string Join(IReadOnlyDictionary<string, string> map) => Join(map.Select(static e => e.Key + "=" + e.Value));
}
