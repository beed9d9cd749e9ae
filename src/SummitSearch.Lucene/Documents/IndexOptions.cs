namespace SummitSearch.Lucene.Documents;

/// <summary>How much of a field's terms the inverted index keeps. The numbers are those of the format; each level includes the one below.</summary>
public enum IndexOptions
{
    /// <summary>Not indexed.</summary>
    None = 0,

    /// <summary>Which documents hold a term.</summary>
    Documents = 1,

    /// <summary>And how often.</summary>
    DocumentsAndFrequencies = 2,

    /// <summary>And at which token positions: what phrases need.</summary>
    DocumentsFrequenciesAndPositions = 3,

    /// <summary>And at which UTF-16 offsets of the text.</summary>
    DocumentsFrequenciesPositionsAndOffsets = 4,
}
