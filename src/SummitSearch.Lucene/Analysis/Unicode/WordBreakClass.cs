namespace SummitSearch.Lucene.Analysis.Unicode;

/// <summary>
/// What a code point does at word borders: the word-break property of UAX #29 (Unicode 9), refined by script and by its role in
/// emoji sequences (UTS #51), so that one lookup decides everything that the standard tokenizer asks.
/// </summary>
internal enum WordBreakClass : byte
{
    Other = 0,
    DoubleQuote = 1,
    KeycapSymbol = 2,
    SingleQuote = 3,
    MidNumber = 4,
    MidNumberLetter = 5,
    AsciiDigit = 6,
    MidLetter = 7,
    Letter = 8,
    ExtendNumberLetter = 9,
    Emoji = 10,
    Extend = 11,
    HebrewLetter = 12,
    Digit = 13,
    SoutheastAsian = 14,
    SoutheastAsianExtend = 15,
    Hangul = 16,
    ZeroWidthJoiner = 17,
    EnclosingKeycap = 18,
    EmojiLetter = 19,
    EmojiBase = 20,
    Ideograph = 21,
    Katakana = 22,
    Hiragana = 23,
    TextStyle = 24,
    EmojiStyle = 25,
    RegionalIndicator = 26,
    EmojiModifier = 27,
}
