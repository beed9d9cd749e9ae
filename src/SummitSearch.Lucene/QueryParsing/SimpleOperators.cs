namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The operators that a <see cref="SimpleQueryParser"/> knows; those switched off are ordinary text.</summary>
[Flags]
public enum SimpleOperators
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>+</c> between words: both.</summary>
    And = 1,

    /// <summary><c>-</c> before a word: without it.</summary>
    Not = 2,

    /// <summary><c>|</c> between words: either.</summary>
    Or = 4,

    /// <summary><c>*</c> after a word: beginnings.</summary>
    Prefix = 8,

    /// <summary>Quotation marks: phrases.</summary>
    Phrase = 16,

    /// <summary>Parentheses.</summary>
    Precedence = 32,

    /// <summary><c>\</c> before a character: the character itself.</summary>
    Escape = 64,

    /// <summary>White space divides words.</summary>
    Whitespace = 128,

    /// <summary><c>~n</c> after a word: similar words.</summary>
    Fuzzy = 256,

    /// <summary><c>~n</c> after a phrase: slop.</summary>
    Near = 512,

    /// <summary>All of them.</summary>
    All = 1023,
}
