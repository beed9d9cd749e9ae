namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>An arc of a finite-state transducer that is being built.</summary>
/// <param name="Label">Byte that the arc consumes.</param>
/// <param name="Target">Address of the node behind it, or -1 for a node without arcs.</param>
/// <param name="IsFinal">True where a key ends with the arc.</param>
/// <param name="Output">Bytes that the arc adds to the value of every key through it.</param>
/// <param name="FinalOutput">Bytes that it adds to the value of the key that ends with it.</param>
internal readonly record struct FstArc(byte Label, int Target, bool IsFinal, byte[] Output, byte[] FinalOutput)
{
    /// <summary>True if both arcs are written as the same bytes.</summary>
    public bool Equals(FstArc other) => Label == other.Label && Target == other.Target && IsFinal == other.IsFinal
        && Output.AsSpan().SequenceEqual(other.Output) && FinalOutput.AsSpan().SequenceEqual(other.FinalOutput);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Label);
        hash.Add(Target);
        hash.Add(IsFinal);
        hash.AddBytes(Output);
        hash.AddBytes(FinalOutput);
        return hash.ToHashCode();
    }
}
