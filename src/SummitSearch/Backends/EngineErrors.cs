using SummitSearch.Indexing;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Backends;

/// <summary>Names the engine's errors as the library does, so that nobody above the seam has to know the engine.</summary>
internal static class EngineErrors
{
    /// <summary>Runs a step of the engine.</summary>
    /// <exception cref="IndexInUseException">Another writer holds the lock.</exception>
    /// <exception cref="UnreadableIndexException">The index is damaged, lacks a file, or of a format that this version does not read.</exception>
    public static T Translate<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (IndexLockedException fault)
        {
            throw new IndexInUseException(fault.Message, fault);
        }
        catch (Exception fault) when (fault is CorruptIndexException or UnsupportedIndexFormatException)
        {
            throw new UnreadableIndexException(fault.Message, fault);
        }
        catch (FileNotFoundException fault)
        {
            throw new UnreadableIndexException($"A file of the index is missing: {fault.Message} Restore a backup, or delete the folder and index again.", fault);
        }
    }
}
