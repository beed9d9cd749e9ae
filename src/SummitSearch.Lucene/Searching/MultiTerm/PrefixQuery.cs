using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Matches the terms that begin with a text.</summary>
/// <param name="prefix">Field and beginning.</param>
/// <param name="rewrite">What the terms become; constant score where null.</param>
public sealed class PrefixQuery(Term prefix, MultiTermRewrite? rewrite = null) : MultiTermQuery(prefix.Field, rewrite ?? MultiTermRewrite.Constant)
{
    private readonly byte[] _bytes = prefix.Bytes.ToArray();

    /// <summary>Field and beginning.</summary>
    public Term Prefix { get; } = prefix;

    internal override TermWalk OpenTerms(FieldTerms terms, SearchClock clock) => new PrefixWalk(terms.OpenTerms(), _bytes, clock);

    internal override bool Matches(ReadOnlySpan<char> term)
    {
        Span<byte> utf8 = term.Length <= 256 ? stackalloc byte[768] : new byte[3 * term.Length];
        return utf8[..Encoding.UTF8.GetBytes(term, utf8)].StartsWith(_bytes);
    }

    private protected override bool EqualsCondition(MultiTermQuery other) => ((PrefixQuery)other).Prefix.Equals(Prefix);

    private protected override int ConditionHash() => Prefix.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Prefix}*";
}
