namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>One level of the path from the root block to the current term.</summary>
internal sealed class TermFrame(TermBlock block)
{
    /// <summary>Value of <see cref="Entry"/> while it is not known.</summary>
    public const int Unknown = -2;

    /// <summary>The block, if it is loaded.</summary>
    public TermBlock Block { get; } = block;

    /// <summary>Length of the block's prefix.</summary>
    public int PrefixLength { get; set; }

    /// <summary>Offset of the part that the path goes through.</summary>
    public long Pointer { get; set; }

    /// <summary>Offset of the first part, by which the parent knows the block.</summary>
    public long FirstPointer { get; set; }

    /// <summary>Entry that the path goes through; -1 before the first; <see cref="Unknown"/> until the walk comes back to the block.</summary>
    public int Entry { get; set; }

    /// <summary>True if <see cref="Block"/> holds the part at <see cref="Pointer"/>.</summary>
    public bool IsLoaded => Block.Pointer == Pointer;

    /// <summary>What stands behind the prefix in the current entry.</summary>
    public ReadOnlySpan<byte> Suffix => Block.Suffix(Entry);
}
