using System.Globalization;
using System.Text;

namespace SummitSearch.Server.Telemetry;

/// <summary>The process and its garbage collector in the Prometheus text format.</summary>
internal static class ProcessText
{
    private const int Generations = 3;

    /// <summary>Appends all of it.</summary>
    public static void WriteTo(StringBuilder text)
    {
        GCMemoryInfo collector = GC.GetGCMemoryInfo();
        PrometheusLine.Gauge(text, "process_resident_memory_bytes", "Resident memory, mapped files included.", Environment.WorkingSet);
        PrometheusLine.Counter(text, "process_cpu_seconds_total", "Processor time used.", Environment.CpuUsage.TotalTime.TotalSeconds);
        PrometheusLine.Gauge(text, "dotnet_gc_heap_bytes", "Managed memory in use.", GC.GetTotalMemory(false));
        PrometheusLine.Gauge(text, "dotnet_gc_committed_bytes", "Managed memory taken from the system, as of the last collection.", collector.TotalCommittedBytes);
        PrometheusLine.Gauge(text, "dotnet_gc_live_bytes", "Managed memory that the last collection of all generations left, without gaps.", LiveBytes());
        PrometheusLine.Counter(text, "dotnet_gc_allocated_bytes_total", "Managed memory allocated.", GC.GetTotalAllocatedBytes());
        PrometheusLine.Counter(text, "dotnet_gc_pause_seconds_total", "Time that collections stopped all threads.", GC.GetTotalPauseDuration().TotalSeconds);
        text.Append("# HELP dotnet_gc_collections_total Collections of garbage.\n# TYPE dotnet_gc_collections_total counter\n");
        for (int generation = 0; generation < Generations; generation++)
            text.Append(CultureInfo.InvariantCulture, $"dotnet_gc_collections_total{{generation=\"{generation}\"}} {GC.CollectionCount(generation)}\n");
        PrometheusLine.Gauge(text, "dotnet_thread_pool_threads", "Threads of the pool.", ThreadPool.ThreadCount);
        PrometheusLine.Gauge(text, "dotnet_thread_pool_queue", "Work that waits for a thread of the pool.", ThreadPool.PendingWorkItemCount);
    }

    // What grows here grows for good; the other figures hold what nobody has looked at yet.
    private static long LiveBytes()
    {
        GCMemoryInfo blocking = GC.GetGCMemoryInfo(GCKind.FullBlocking), beside = GC.GetGCMemoryInfo(GCKind.Background);
        GCMemoryInfo last = blocking.Index > beside.Index ? blocking : beside;
        long bytes = 0;
        foreach (GCGenerationInfo generation in last.GenerationInfo)
            bytes += generation.SizeAfterBytes - generation.FragmentationAfterBytes;
        return bytes;
    }
}
