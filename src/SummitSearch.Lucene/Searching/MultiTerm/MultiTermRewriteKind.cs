namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The ways of <see cref="MultiTermRewrite"/>.</summary>
internal enum MultiTermRewriteKind
{
    /// <summary>Any number of terms, constant score.</summary>
    Constant,

    /// <summary>All terms as a disjunction, constant score.</summary>
    ConstantBoolean,

    /// <summary>All terms as a disjunction, scored.</summary>
    ScoringBoolean,

    /// <summary>The best terms, scored.</summary>
    TopTerms,

    /// <summary>The best terms, scored with a common document frequency.</summary>
    TopTermsBlended,

    /// <summary>The best terms, each scoring its boost.</summary>
    TopTermsBoost,
}
