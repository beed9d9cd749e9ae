namespace SummitSearch.Querying;

/// <summary>What happens to words that the index does not know.</summary>
public enum FuzzyMode
{
    /// <summary>They are replaced by the nearest known word, at a lower weight.</summary>
    Auto = 0,

    /// <summary>They match nothing.</summary>
    Off = 1,
}
