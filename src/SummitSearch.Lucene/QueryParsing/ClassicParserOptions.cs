using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>How a <see cref="ClassicQueryParser"/> reads a query.</summary>
/// <remarks>Immutable. The defaults are those of Lucene 8.</remarks>
public sealed record ClassicParserOptions
{
    /// <summary>What words side by side mean; OR unless told otherwise.</summary>
    public DefaultOperator DefaultOperator { get; init; }

    /// <summary>True: each word is analysed by itself. False (the default): adjacent words are analysed as one text, so that multi-word synonyms work.</summary>
    public bool SplitOnWhitespace { get; init; }

    /// <summary>True: a word that analysis divides becomes a phrase. Needs <see cref="SplitOnWhitespace"/>.</summary>
    public bool AutoGeneratePhrases { get; init; }

    /// <summary>True: the side paths of multi-word synonyms become phrases instead of conjunctions.</summary>
    public bool SynonymPhrases { get; init; }

    /// <summary>True: <c>*</c> and <c>?</c> may begin a word, which makes the search walk over the whole dictionary.</summary>
    public bool AllowLeadingWildcard { get; init; }

    /// <summary>Slop of phrases without <c>~n</c>.</summary>
    public int PhraseSlop { get; init; }

    /// <summary>Code points that fuzzy words must share with their matches at the beginning.</summary>
    public int FuzzyPrefixLength { get; init; }

    /// <summary>Most edits of fuzzy words without <c>~n</c>.</summary>
    public int FuzzyEdits { get; init; } = LevenshteinTables.MaxEdits;

    /// <summary>What prefix, wildcard, regular-expression and range queries become; constant score unless told otherwise.</summary>
    public MultiTermRewrite Rewrite { get; init; } = MultiTermRewrite.Constant;

    /// <summary>Most clauses of one Boolean.</summary>
    public int MaxClauses { get; init; } = BooleanQuery.DefaultMaxClauses;

    /// <summary>Longest query text, in UTF-16 units; longer ones are refused.</summary>
    public int MaxLength { get; init; } = 1 << 16;

    /// <summary>Most parentheses open at one place.</summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>How large the automata of wildcards and regular expressions may become.</summary>
    public AutomatonLimits AutomatonLimits { get; init; } = AutomatonLimits.Default;

    /// <summary>How large the automata of all wildcards and regular expressions of one query may become together, in states; 100,000 unless told otherwise.</summary>
    public int MaxAutomatonStates { get; init; } = 100_000;
}
