using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Matches the terms between two bounds, in order of their UTF-8 bytes.</summary>
public sealed class TermRangeQuery : MultiTermQuery
{
    private readonly byte[]? _lower;
    private readonly byte[]? _upper;

    /// <summary>Creates the query.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="lower">Lower bound, or null for none.</param>
    /// <param name="upper">Upper bound, or null for none.</param>
    /// <param name="includeLower">Whether the lower bound itself matches.</param>
    /// <param name="includeUpper">Whether the upper bound itself matches.</param>
    /// <param name="rewrite">What the terms become; constant score where null.</param>
    public TermRangeQuery(string field, string? lower, string? upper, bool includeLower, bool includeUpper, MultiTermRewrite? rewrite = null)
        : base(field, rewrite ?? MultiTermRewrite.Constant)
    {
        Lower = lower;
        Upper = upper;
        IncludesLower = includeLower;
        IncludesUpper = includeUpper;
        _lower = lower is null ? null : Encoding.UTF8.GetBytes(lower);
        _upper = upper is null ? null : Encoding.UTF8.GetBytes(upper);
    }

    /// <summary>Lower bound, or null.</summary>
    public string? Lower { get; }

    /// <summary>Upper bound, or null.</summary>
    public string? Upper { get; }

    /// <summary>Whether the lower bound itself matches.</summary>
    public bool IncludesLower { get; }

    /// <summary>Whether the upper bound itself matches.</summary>
    public bool IncludesUpper { get; }

    internal override TermWalk OpenTerms(FieldTerms terms, SearchClock clock) => new RangeWalk(terms.OpenTerms(), _lower, _upper, IncludesLower, IncludesUpper, clock);

    internal override bool Matches(ReadOnlySpan<char> term)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(term.Length)];
        ReadOnlySpan<byte> utf8 = bytes.AsSpan(0, Encoding.UTF8.GetBytes(term, bytes));
        int toLower = _lower is null ? 1 : utf8.SequenceCompareTo(_lower);
        int toUpper = _upper is null ? -1 : utf8.SequenceCompareTo(_upper);
        return (toLower > 0 || (toLower == 0 && IncludesLower)) && (toUpper < 0 || (toUpper == 0 && IncludesUpper));
    }

    private protected override bool EqualsCondition(MultiTermQuery other)
    {
        TermRangeQuery that = (TermRangeQuery)other;
        return Lower == that.Lower && Upper == that.Upper && IncludesLower == that.IncludesLower && IncludesUpper == that.IncludesUpper;
    }

    private protected override int ConditionHash() => HashCode.Combine(Lower, Upper, IncludesLower, IncludesUpper);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Field}:{(IncludesLower ? '[' : '{')}{PrintBound(Lower)} TO {PrintBound(Upper)}{(IncludesUpper ? ']' : '}')}";

    private static string PrintBound(string? bound) => bound switch
    {
        null => "*",
        "*" => "\\*",
        _ => bound,
    };
}
