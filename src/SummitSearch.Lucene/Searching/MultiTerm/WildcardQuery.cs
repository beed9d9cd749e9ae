using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Matches terms by a pattern: <c>*</c> is any run of code points, <c>?</c> any single one, <c>\</c> takes the next character literally.</summary>
public sealed class WildcardQuery : MultiTermQuery
{
    private readonly ByteDfa _dfa;

    /// <summary>Compiles the pattern.</summary>
    /// <param name="pattern">Field and pattern.</param>
    /// <param name="rewrite">What the terms become; constant score where null.</param>
    /// <param name="limits">How large the automaton may become.</param>
    /// <exception cref="AutomatonTooComplexException">The pattern needs a larger automaton.</exception>
    public WildcardQuery(Term pattern, MultiTermRewrite? rewrite = null, AutomatonLimits? limits = null)
        : base(pattern.Field, rewrite ?? MultiTermRewrite.Constant)
    {
        Pattern = pattern;
        _dfa = WildcardPattern.Compile(pattern.Text, limits ?? AutomatonLimits.Default);
    }

    /// <summary>Field and pattern.</summary>
    public Term Pattern { get; }

    /// <summary>States of the automaton.</summary>
    internal int StateCount => _dfa.StateCount;

    internal override TermWalk OpenTerms(FieldTerms terms, SearchClock clock) => new AutomatonWalk(terms.OpenTerms(), _dfa, clock);

    internal override bool Matches(ReadOnlySpan<char> term) => _dfa.Matches(term);

    private protected override bool EqualsCondition(MultiTermQuery other) => ((WildcardQuery)other).Pattern.Equals(Pattern);

    private protected override int ConditionHash() => Pattern.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Pattern.ToString();
}
