namespace SummitSearch.Resilience.Workload;

/// <summary>Carries a script out on a subject: one thread for each of the script's, and the caller commits, merges and backs up meanwhile.</summary>
internal sealed class WorkRunner : IDisposable
{
    private readonly IWorkSubject _subject;
    private readonly WorkScript _script;
    private readonly int _mostSteps;
    private readonly Thread[] _threads;
    private Exception? _failure;
    private volatile bool _stopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="subject">What is worked on; not owned.</param>
    /// <param name="script">What is done.</param>
    /// <param name="start">Steps that were taken before.</param>
    /// <param name="mostSteps">Steps after which a thread rests.</param>
    public WorkRunner(IWorkSubject subject, WorkScript script, Progress start, int mostSteps = int.MaxValue)
    {
        _subject = subject;
        _script = script;
        _mostSteps = mostSteps;
        Done = Progress.Parse(start.ToString());
        _threads = [.. Enumerable.Range(0, WorkScript.Threads).Select(thread => new Thread(() => Work(thread)) { IsBackground = true })];
        Array.ForEach(_threads, static t => t.Start());
    }

    /// <summary>Steps whose calls returned.</summary>
    public Progress Done { get; }

    /// <summary>The first error of a thread.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Commits; returns what is in the commit for certain.</summary>
    public Progress Commit()
    {
        Progress before = Progress.Parse(Done.ToString());
        _subject.Commit();
        return before;
    }

    /// <summary>Waits until all threads rest or failed.</summary>
    public void Join() => Array.ForEach(_threads, static t => t.Join());

    /// <summary>Stops the threads and waits for them.</summary>
    public void Dispose()
    {
        _stopped = true;
        Join();
    }

    private void Work(int thread)
    {
        try
        {
            int last = _mostSteps == int.MaxValue ? _mostSteps : Done[thread] + _mostSteps;
            for (int number = Done[thread]; number < last && !_stopped; number++)
            {
                WorkStep step = _script.Step(thread, number);
                if (step.Kind == StepKind.Put)
                    _subject.Put(step.Item);
                else
                    _subject.Delete(step.Item);
                Done[thread] = number + 1;
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }
}
