namespace SummitSearch.Benchmarks.Serving;

/// <summary>What a server process uses at one moment, from the process file system and from what the server itself says.</summary>
/// <param name="PrivateMegabytes">Resident memory without mapped files.</param>
/// <param name="HeapMegabytes">Managed memory in use, garbage included.</param>
/// <param name="CommittedMegabytes">Managed memory taken from the system, as of the last collection.</param>
/// <param name="LiveMegabytes">Managed memory that the last collection of all generations left.</param>
/// <param name="TablesMegabytes">Side tables and matches of filters, which fill up to a budget.</param>
/// <param name="CpuSeconds">Processor time since the start.</param>
/// <param name="AllocatedBytes">Managed memory allocated since the start.</param>
/// <param name="PauseSeconds">Time that collections of garbage have stopped all threads since the start.</param>
/// <param name="FullCollections">Collections of all generations since the start.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Mappings">Regions of the address space.</param>
/// <param name="Threads">Threads.</param>
internal sealed record ServerFigures(
    double PrivateMegabytes,
    double HeapMegabytes,
    double CommittedMegabytes,
    double LiveMegabytes,
    double TablesMegabytes,
    double CpuSeconds,
    double AllocatedBytes,
    double PauseSeconds,
    int FullCollections,
    int Handles,
    int Mappings,
    int Threads);
