namespace SummitSearch.Resilience.Workload;

/// <summary>The endless list of steps that each thread takes, one after the other: the same for a seed whenever it is asked, so that a new process goes on where a killed one was.</summary>
/// <param name="seed">Seed.</param>
internal sealed class WorkScript(int seed)
{
    /// <summary>Threads that change the index.</summary>
    public const int Threads = 3;

    /// <summary>Keys of each thread. Few, so that most steps replace something and the index stays small.</summary>
    public const int Keys = 60;

    /// <summary>A step of a thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="number">Number of the step, from 0.</param>
    public WorkStep Step(int thread, int number)
    {
        uint random = Mix((uint)seed, (uint)thread, (uint)number);
        StepKind kind = random % 5 == 0 ? StepKind.Delete : StepKind.Put;
        return new WorkStep(kind, new WorkItem(thread, (int)(random / 5 % Keys), number));
    }

    /// <summary>Three numbers well mixed (the finaliser of MurmurHash3, three times).</summary>
    public static uint Mix(uint a, uint b, uint c) => Finish(Finish(Finish(a + 0x9E3779B9) ^ b) ^ c);

    private static uint Finish(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
