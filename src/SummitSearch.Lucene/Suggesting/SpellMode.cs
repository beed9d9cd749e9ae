namespace SummitSearch.Lucene.Suggesting;

/// <summary>For which words a <see cref="DirectSpellChecker"/> suggests others.</summary>
public enum SpellMode
{
    /// <summary>Only words that no document holds.</summary>
    NotInIndex,

    /// <summary>Any word, but only suggestions that more documents hold.</summary>
    MorePopular,

    /// <summary>Any word.</summary>
    Always,
}
