namespace SummitSearch.Lucene.Searching;

/// <summary>Counts how often a phrase stands in a document that has all its slots.</summary>
/// <remarks>Not thread-safe. The slots stand on the document and their positions were not read yet.</remarks>
internal abstract class PhraseMatcher
{
    /// <summary>The phrase frequency in the current document of the slots; 0 where the phrase does not match.</summary>
    public abstract float Freq();
}
