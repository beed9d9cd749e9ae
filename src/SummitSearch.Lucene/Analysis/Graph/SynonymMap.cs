using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Graph;

/// <summary>A set of synonym rules, immutable and thread-safe.</summary>
/// <remarks>A tree over the terms of the inputs. Rules with the same input are joined; the originals stay if one of them keeps them.</remarks>
public sealed class SynonymMap
{
    /// <summary>Creates the map.</summary>
    /// <param name="rules">The rules; a repeated output of the same input counts once.</param>
    /// <param name="ignoreCase">Whether the letter case of inputs and terms is ignored.</param>
    /// <exception cref="ArgumentException">A rule has no input or no output terms.</exception>
    public SynonymMap(IEnumerable<SynonymRule> rules, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(rules);
        IgnoresCase = ignoreCase;
        foreach (SynonymRule rule in rules) Add(rule);
    }

    /// <summary>Whether letter case is ignored.</summary>
    public bool IgnoresCase { get; }

    /// <summary>Where the terms of all inputs begin.</summary>
    internal Node Root { get; } = new();

    private void Add(SynonymRule rule)
    {
        if (rule.Input.Count == 0 || rule.Output.Count == 0)
        {
            throw new ArgumentException("A synonym rule needs at least one term on either side.", nameof(rule));
        }

        Node node = Root;
        foreach (string term in rule.Input) node = node.GetOrAdd(IgnoresCase ? LowerCaseTable.ToLower(term) : term);
        node.KeepsOriginal |= rule.KeepOriginal;
        if (!node.Outputs.Any(output => output.SequenceEqual(rule.Output))) node.Outputs.Add([.. rule.Output]);
    }

    /// <summary>What is known after some terms.</summary>
    internal sealed class Node
    {
        private readonly Dictionary<string, Node> _children = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>> _childByTerm;

        /// <summary>Creates a node without children.</summary>
        public Node() => _childByTerm = _children.GetAlternateLookup<ReadOnlySpan<char>>();

        /// <summary>The sequences that stand for the terms so far; empty if no input ends here.</summary>
        public List<string[]> Outputs { get; } = [];

        /// <summary>Whether the found terms stay.</summary>
        public bool KeepsOriginal { get; set; }

        /// <summary>The node after one more term, or null.</summary>
        public Node? Child(ReadOnlySpan<char> term) => _childByTerm.TryGetValue(term, out Node? child) ? child : null;

        /// <summary>The node after one more term.</summary>
        public Node GetOrAdd(string term)
        {
            if (!_children.TryGetValue(term, out Node? child)) _children.Add(term, child = new Node());
            return child;
        }
    }
}
