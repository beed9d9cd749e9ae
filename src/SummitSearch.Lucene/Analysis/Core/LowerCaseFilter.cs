using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Lower-cases terms by the simple mapping of each code point, free of culture and context.</summary>
/// <param name="input">The stream before this one.</param>
public sealed class LowerCaseFilter(TokenStream input) : TokenFilter(input)
{
    /// <summary>A lower-case copy of a text, by the mapping of the filter.</summary>
    public static string Lower(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LowerCaseTable.ToLower(text);
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        LowerCaseTable.ToLowerInPlace(Token.Characters);
        return true;
    }
}
