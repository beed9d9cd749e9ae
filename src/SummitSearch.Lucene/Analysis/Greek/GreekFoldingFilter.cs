using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.Greek;

/// <summary>Takes tonos and dialytika off lower-case Greek letters and makes every sigma the same.</summary>
internal sealed class GreekFoldingFilter(TokenStream input) : CharacterFilter(input)
{
    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        foreach (ref char letter in term)
        {
            letter = letter switch
            {
                'ά' => 'α',
                'έ' => 'ε',
                'ή' => 'η',
                'ί' or 'ϊ' or 'ΐ' => 'ι',
                'ό' => 'ο',
                'ύ' or 'ϋ' or 'ΰ' => 'υ',
                'ώ' => 'ω',
                'ς' => 'σ',
                _ => letter,
            };
        }

        return term.Length;
    }
}
