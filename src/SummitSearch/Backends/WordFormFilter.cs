using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Replaces forms that no stemmer brings together: irregular verbs and plurals, British spellings, number words, months, names of peoples.</summary>
/// <param name="input">Lower-case tokens.</param>
internal sealed class WordFormFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        if (WordForms.TryGet(Token.Text, out string? form)) Token.SetText(form);
        return true;
    }
}
