using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>The open files of one postings format instance. Whoever reads takes a clone: these cursors are never moved.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed record PostingsFiles
{
    /// <summary><c>.doc</c>: documents, frequencies, skip data.</summary>
    public required IndexInput Doc { get; init; }

    /// <summary><c>.pos</c>: positions; null where no field has them.</summary>
    public IndexInput? Pos { get; init; }

    /// <summary><c>.pay</c>: payloads and offsets of full blocks; null where no field has them.</summary>
    public IndexInput? Pay { get; init; }

    /// <summary><c>.tim</c>: blocks of terms.</summary>
    public required IndexInput Tim { get; init; }

    /// <summary><c>.tip</c>: index into the blocks.</summary>
    public required IndexInput Tip { get; init; }

    /// <summary><c>.tmd</c>: metadata of the fields.</summary>
    public required IndexInput Tmd { get; init; }
}
