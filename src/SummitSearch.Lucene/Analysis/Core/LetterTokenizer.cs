using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Keeps the runs of letters; everything else divides.</summary>
public sealed class LetterTokenizer : CodePointTokenizer
{
    /// <inheritdoc/>
    protected override bool IsTokenCharacter(int codePoint) => CharacterKinds.IsLetter(codePoint);
}
