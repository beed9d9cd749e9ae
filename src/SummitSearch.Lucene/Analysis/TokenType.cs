namespace SummitSearch.Lucene.Analysis;

/// <summary>What kind of text a token is, as decided by the tokenizer or by the filter that made it.</summary>
public enum TokenType : byte
{
    /// <summary>Made by a tokenizer that does not tell kinds apart.</summary>
    Word,

    /// <summary>Letters, with digits, marks and joiners.</summary>
    Alphanumeric,

    /// <summary>Digits without letters, such as <c>3.14</c>.</summary>
    Number,

    /// <summary>A single Han character.</summary>
    Ideographic,

    /// <summary>A single Hiragana character.</summary>
    Hiragana,

    /// <summary>A run of Katakana.</summary>
    Katakana,

    /// <summary>A run of Hangul.</summary>
    Hangul,

    /// <summary>A run of Thai, Lao, Khmer or Myanmar.</summary>
    SoutheastAsian,

    /// <summary>One emoji sequence.</summary>
    Emoji,

    /// <summary>A lone character among those that are paired to bigrams.</summary>
    Single,

    /// <summary>A pair of neighbouring characters.</summary>
    Double,

    /// <summary>Added by a synonym rule.</summary>
    Synonym,
}
