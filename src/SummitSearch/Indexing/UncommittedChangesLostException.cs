namespace SummitSearch.Indexing;

/// <summary>The index could not be written to, for want of disk space for instance, and the changes since the last commit are lost. The index itself is as of that commit and
/// goes on being searched. Make the changes again once the cause is gone.</summary>
public sealed class UncommittedChangesLostException : IOException
{
    /// <summary>For those whose changes were lost with somebody else's.</summary>
    public UncommittedChangesLostException()
        : base("The index could not be written to when another change was made, and all that was not committed is lost with it. It is as of its last commit; make the changes since then again.")
    {
    }

    /// <summary>Tells the cause.</summary>
    /// <param name="cause">What the engine met.</param>
    public UncommittedChangesLostException(Exception cause)
        : base($"The index could not be written to: {cause?.Message} It is as of its last commit; make the changes since then again once the cause is gone.", cause)
    {
    }
}
