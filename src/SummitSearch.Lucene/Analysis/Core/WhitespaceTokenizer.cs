using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Cuts text at white space, except the no-break spaces.</summary>
public sealed class WhitespaceTokenizer : CodePointTokenizer
{
    /// <inheritdoc/>
    protected override bool IsTokenCharacter(int codePoint) => !CharacterKinds.IsBreakableWhiteSpace(codePoint);
}
