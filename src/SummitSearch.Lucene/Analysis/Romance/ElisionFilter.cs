using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>Takes an elided article, pronoun or preposition off the front of a term (<c>l'avion</c>, <c>dell'arte</c>).</summary>
/// <param name="input">The stream before this one; terms in lower case.</param>
/// <param name="elided">The words that may stand before the apostrophe.</param>
internal sealed class ElisionFilter(TokenStream input, TermSet elided) : CharacterFilter(input)
{
    /// <summary>What French elides.</summary>
    public static TermSet French { get; } = new(["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]);

    /// <summary>What Italian elides.</summary>
    public static TermSet Italian { get; } = new(
    [
        "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un", "quell", "quest", "m", "t", "s", "v", "d",
    ]);

    /// <inheritdoc/>
    protected override int Rewrite(Span<char> term)
    {
        int apostrophe = term.IndexOfAny('\'', '\u2019');
        if (apostrophe <= 0 || apostrophe == term.Length - 1 || !elided.Contains(term[..apostrophe])) return term.Length;
        Span<char> rest = term[(apostrophe + 1)..];
        rest.CopyTo(term);
        return rest.Length;
    }
}
