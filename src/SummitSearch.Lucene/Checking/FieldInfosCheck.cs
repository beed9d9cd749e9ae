using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks that the fields of an update generation agree with the segment's own: updates add columns, they change nothing else.</summary>
internal static class FieldInfosCheck
{
    /// <summary>Checks the fields of a segment.</summary>
    public static void Run(CodecSegmentReader reader, FaultLog log)
    {
        if (reader.Info.FieldInfosGeneration < 0)
            return;
        string segment = reader.Info.Info.Name;
        string file = IndexFileNames.Generation(segment, reader.Info.FieldInfosGeneration, FieldInfosFile.Extension);
        foreach (FieldInfo field in reader.Fields)
        {
            if (reader.Core.Fields.TryGet(field.Number, out FieldInfo? own) ? !Agrees(field, own) : !IsColumnOnly(field))
                log.Add(file, -1, segment, $"field {field.Number}, '{field.Name}', is not what the segment's own field infos say.");
        }
        foreach (FieldInfo own in reader.Core.Fields)
        {
            if (!reader.Fields.TryGet(own.Number, out _))
                log.Add(file, -1, segment, $"field {own.Number}, '{own.Name}', is missing.");
        }
    }

    private static bool Agrees(FieldInfo field, FieldInfo own) =>
        field.Name == own.Name
        && field.IndexOptions == own.IndexOptions
        && field.OmitsNorms == own.OmitsNorms
        && field.HasPayloads == own.HasPayloads
        && field.PointDimensions == own.PointDimensions
        && field.PointBytes == own.PointBytes
        && (field.DocValuesType == own.DocValuesType || field.DocValuesGeneration >= 0);

    private static bool IsColumnOnly(FieldInfo field) =>
        field.IndexOptions == IndexOptions.None && field.PointDimensions == 0 && (field.DocValuesType == DocValuesType.None || field.DocValuesGeneration >= 0);
}
