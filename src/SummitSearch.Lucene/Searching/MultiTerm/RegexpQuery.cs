using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Matches terms by a regular expression that covers the whole term: <c>| &amp; ~ ? * + {n,m} [ ] ^ . # @ "…" ( ) &lt;n-m&gt; \</c>.</summary>
public sealed class RegexpQuery : MultiTermQuery
{
    private readonly ByteDfa _dfa;

    /// <summary>Compiles the expression.</summary>
    /// <param name="pattern">Field and expression.</param>
    /// <param name="rewrite">What the terms become; constant score where null.</param>
    /// <param name="limits">How large the automaton may become.</param>
    /// <exception cref="RegexpSyntaxException">The expression is not well-formed.</exception>
    /// <exception cref="AutomatonTooComplexException">The expression needs a larger automaton.</exception>
    public RegexpQuery(Term pattern, MultiTermRewrite? rewrite = null, AutomatonLimits? limits = null)
        : base(pattern.Field, rewrite ?? MultiTermRewrite.Constant)
    {
        Pattern = pattern;
        _dfa = RegexpPattern.Compile(pattern.Text, limits ?? AutomatonLimits.Default);
    }

    /// <summary>Field and expression.</summary>
    public Term Pattern { get; }

    /// <summary>States of the automaton.</summary>
    internal int StateCount => _dfa.StateCount;

    internal override TermWalk OpenTerms(FieldTerms terms, SearchClock clock) => new AutomatonWalk(terms.OpenTerms(), _dfa, clock);

    internal override bool Matches(ReadOnlySpan<char> term) => _dfa.Matches(term);

    private protected override bool EqualsCondition(MultiTermQuery other) => ((RegexpQuery)other).Pattern.Equals(Pattern);

    private protected override int ConditionHash() => Pattern.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Field}:/{Pattern.Text}/";
}
