namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The tokens of the classic syntax.</summary>
internal enum ClassicTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary><c>AND</c> or <c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>OR</c> or <c>||</c>.</summary>
    Or,

    /// <summary><c>NOT</c> or <c>!</c>.</summary>
    Not,

    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>-</c>.</summary>
    Minus,

    /// <summary>An operator followed by white space, which is ordinary text.</summary>
    BareOperator,

    /// <summary><c>(</c>.</summary>
    OpenGroup,

    /// <summary><c>)</c>.</summary>
    CloseGroup,

    /// <summary><c>:</c>.</summary>
    Colon,

    /// <summary>A lone <c>*</c>.</summary>
    Star,

    /// <summary><c>^</c>.</summary>
    Boost,

    /// <summary>The number after <c>^</c>.</summary>
    Number,

    /// <summary>A text in quotation marks.</summary>
    Quoted,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A word that ends in <c>*</c>.</summary>
    Prefix,

    /// <summary>A word with wildcards.</summary>
    Wildcard,

    /// <summary>A regular expression between slashes.</summary>
    Regexp,

    /// <summary><c>~</c>, with a number or without.</summary>
    Tilde,

    /// <summary><c>[</c> or <c>{</c>.</summary>
    OpenRange,

    /// <summary><c>]</c> or <c>}</c>.</summary>
    CloseRange,

    /// <summary><c>TO</c> within a range.</summary>
    To,

    /// <summary>An end of a range.</summary>
    Bound,

    /// <summary>An end of a range in quotation marks.</summary>
    QuotedBound,
}
