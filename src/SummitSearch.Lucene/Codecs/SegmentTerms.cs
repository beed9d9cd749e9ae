using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Finds and opens the inverted indexes of a segment: one group of files for each postings suffix that its fields name.</summary>
internal static class SegmentTerms
{
    /// <summary>The terms of all fields that have any, by field name.</summary>
    /// <exception cref="UnsupportedIndexFormatException">A field names another postings format.</exception>
    public static IReadOnlyDictionary<string, FieldTerms> Open(SegmentFiles files, FieldInfos fields)
    {
        Dictionary<string, List<FieldInfo>> groups = new(StringComparer.Ordinal);
        foreach (FieldInfo field in fields)
        {
            if (field.IndexOptions == Documents.IndexOptions.None || SuffixOf(field, files.Info) is not { } suffix)
                continue;
            if (!groups.TryGetValue(suffix, out List<FieldInfo>? group))
                groups.Add(suffix, group = []);
            group.Add(field);
        }
        Dictionary<string, FieldTerms> terms = new(StringComparer.Ordinal);
        foreach ((string suffix, List<FieldInfo> group) in groups)
        {
            TermsReader reader = TermsReader.Open(OpenGroup(files, suffix, group), files.Info.Id, suffix, fields, files.Info.MaxDoc);
            foreach (FieldInfo field in group)
            {
                if (reader.Get(field.Name) is { } found)
                    terms.Add(field.Name, found);
            }
        }
        return terms;
    }

    private static string? SuffixOf(FieldInfo field, SegmentInfo segment)
    {
        // An indexed field without these attributes is legal: it has no terms.
        if (!field.Attributes.TryGetValue(PostingsFormat.FormatAttribute, out string? format) || !field.Attributes.TryGetValue(PostingsFormat.SuffixAttribute, out string? suffix))
            return null;
        if (format != PostingsFormat.Name)
            throw new UnsupportedIndexFormatException(IndexFileNames.Segment(segment.Name, "", FieldInfosFile.Extension), $"field '{field.Name}' has postings in format '{format}'; only {PostingsFormat.Name} is supported.");
        return $"{format}_{suffix}";
    }

    private static PostingsFiles OpenGroup(SegmentFiles files, string suffix, List<FieldInfo> group) => new()
    {
        Doc = files.Open(suffix, "doc"),
        Pos = group.Exists(static f => f.HasPositions) ? files.Open(suffix, "pos") : null,
        Pay = group.Exists(PostingsFormat.HasPayFile) ? files.Open(suffix, "pay") : null,
        Tim = files.Open(suffix, "tim"),
        Tip = files.Open(suffix, "tip"),
        Tmd = files.Open(suffix, "tmd"),
    };
}
