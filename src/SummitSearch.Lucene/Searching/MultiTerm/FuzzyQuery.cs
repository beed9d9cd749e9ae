using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Matches terms within some edits of a word; nearer terms score higher.</summary>
/// <remarks>Only the best terms count, by default 50. They are scored as if all were as frequent as the most frequent of them, so that a rare
/// misspelling does not outrank the word itself. Words of more than about 1,000 letters, which no text has, are refused when they are searched for, with <see cref="AutomatonTooComplexException"/>.</remarks>
public sealed class FuzzyQuery : MultiTermQuery
{
    /// <summary>Terms kept unless told otherwise.</summary>
    public const int DefaultMaxExpansions = 50;

    private readonly FuzzyAutomata _automata;
    private readonly byte[] _bytes;

    /// <summary>Creates the query.</summary>
    /// <param name="term">Field and word.</param>
    /// <param name="maxEdits">0, 1 or 2.</param>
    /// <param name="prefixLength">Code points at the beginning that must be equal.</param>
    /// <param name="maxExpansions">How many terms to keep, at least 1.</param>
    /// <param name="transpositions">True: a swap of neighbours is one edit.</param>
    /// <param name="rewrite">What the terms become; the best ones with blended frequencies where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public FuzzyQuery(Term term, int maxEdits = LevenshteinTables.MaxEdits, int prefixLength = 0, int maxExpansions = DefaultMaxExpansions, bool transpositions = true, MultiTermRewrite? rewrite = null)
        : base(term.Field, rewrite ?? MultiTermRewrite.TopTermsBlended(maxExpansions))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, LevenshteinTables.MaxEdits);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        Term = term;
        MaxEdits = maxEdits;
        PrefixLength = prefixLength;
        Transpositions = transpositions;
        _bytes = term.Bytes.ToArray();
        _automata = new FuzzyAutomata(term.Text, maxEdits, prefixLength, transpositions);
    }

    /// <summary>Field and word.</summary>
    public Term Term { get; }

    /// <summary>Most edits.</summary>
    public int MaxEdits { get; }

    /// <summary>Code points at the beginning that must be equal.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether a swap of neighbours is one edit.</summary>
    public bool Transpositions { get; }

    private bool IsExact => MaxEdits == 0 || PrefixLength >= Term.Text.Length;

    /// <summary>Offers the best terms of a field from memory; false where they must be walked over.</summary>
    internal bool TryOfferTerms(FieldTerms terms, TopTermQueue queue, SearchClock clock)
    {
        if (IsExact || FuzzyDictionary.Of(terms, clock) is not { } dictionary)
            return false;
        dictionary.Offer(_bytes, _automata, queue, clock);
        return true;
    }

    internal override TermWalk OpenTerms(FieldTerms terms, SearchClock clock) =>
        IsExact ? new SingleTermWalk(terms.OpenTerms(), _bytes, clock) : new FuzzyWalk(terms.OpenTerms(), _automata, clock);

    internal override bool Matches(ReadOnlySpan<char> term) =>
        IsExact ? term.SequenceEqual(Term.Text) : _automata.ForEdits(MaxEdits).Matches(term);

    private protected override bool EqualsCondition(MultiTermQuery other)
    {
        FuzzyQuery that = (FuzzyQuery)other;
        return Term.Equals(that.Term) && MaxEdits == that.MaxEdits && PrefixLength == that.PrefixLength && Transpositions == that.Transpositions;
    }

    private protected override int ConditionHash() => HashCode.Combine(Term, MaxEdits, PrefixLength, Transpositions);

    /// <inheritdoc/>
    public override string ToString() => $"{Term}~{MaxEdits}";
}
