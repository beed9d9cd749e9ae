using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Checking;

/// <summary>Collects faults: those that checks report and those that readers throw on damaged bytes.</summary>
internal sealed class FaultLog(CancellationToken cancellation)
{
    // A damaged file can be wrong at every document; the first faults tell what there is to know.
    private const int MaxFaults = 1000;
    private readonly List<IndexFault> _faults = [];

    /// <summary>The faults so far.</summary>
    public IReadOnlyList<IndexFault> Faults => _faults;

    /// <summary>Looked at by long walks.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Notes a fault.</summary>
    public void Add(string file, long offset, string? segment, string problem)
    {
        if (_faults.Count < MaxFaults)
            _faults.Add(new IndexFault(file, offset, segment, problem));
    }

    /// <summary>Runs one check; what it throws becomes a fault, and the checks after it run all the same.</summary>
    /// <returns>True if it threw nothing.</returns>
    public bool Run(string file, string? segment, Action check)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            check();
            return true;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (CorruptIndexException e)
        {
            Add(e.FileName, e.Offset, segment, e.Message);
        }
        catch (UnsupportedIndexFormatException e)
        {
            Add(e.FileName, -1, segment, e.Message);
        }
        catch (IOException e)
        {
            Add(file, -1, segment, e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException or IndexOutOfRangeException)
        {
            // A reader believed damaged bytes too long. For whoever asks it is the same: the file is damaged.
            Add(file, -1, segment, $"is damaged: reading it ended in {e.GetType().Name} ({e.Message})");
        }
        return false;
    }
}
