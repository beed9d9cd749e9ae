namespace SummitSearch.Lucene.Codecs.Norms;

/// <summary>Names and versions of the norms files (FORMAT.md, "Norms").</summary>
internal static class NormsFormat
{
    /// <summary>Extension of the data.</summary>
    public const string DataExtension = "nvd";

    /// <summary>Extension of the metadata.</summary>
    public const string MetaExtension = "nvm";

    /// <summary>Kind of the data file.</summary>
    public const string DataCodec = "Lucene80NormsData";

    /// <summary>Kind of the metadata file.</summary>
    public const string MetaCodec = "Lucene80NormsMetadata";

    /// <summary>Version of both.</summary>
    public const int Version = 0;
}
