namespace SummitSearch.Lucene.Tests.Analysis;

/// <summary>A test over the Snowball vocabularies, visibly skipped where the shared data folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VocabularyFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery whether the test can run.</summary>
    public VocabularyFactAttribute() => Skip = StemmingVocabulary.Folder is null ? "No ../shared/data/stemming and no SUMMIT_DATA." : null;
}
