namespace SummitSearch.Lucene.Highlighting;

/// <summary>The kinds of characters that <see cref="SentenceBreaks"/> tells apart.</summary>
internal enum SentenceClass : byte
{
    /// <summary>Lower-case letters: a sentence goes on with them, unless something more than one space stands before them.</summary>
    Lower,

    /// <summary>Numbers and the comma: a sentence goes on with them.</summary>
    Number,

    /// <summary>Capital letters, and letters without case: a sentence may begin with them.</summary>
    Starting,

    /// <summary>Symbols, dashes, opening brackets: they may stand before the first letter of a sentence.</summary>
    Opening,

    /// <summary>Closing brackets and quotation marks.</summary>
    Closing,

    /// <summary>The straight quotation marks, which open and close.</summary>
    Quote,

    /// <summary>White space and line breaks.</summary>
    Space,

    /// <summary>The full stop, which ends a sentence only where the next one seems to begin.</summary>
    Period,

    /// <summary>Marks that always end a sentence.</summary>
    Terminator,

    /// <summary>The Devanagari dandas.</summary>
    Danda,

    /// <summary>The paragraph separator.</summary>
    Paragraph,

    /// <summary>Combining marks and format characters, which belong to the character before them.</summary>
    Ignored,
}
