using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SummitSearch.Benchmarks.Micro;

/// <summary>What this machine's memory delivers, for the distance of searches to the limit: bytes a second read in order out of each cache and out of memory, and the time of one read at random.</summary>
internal static class MemoryBenchmark
{
    private const int Rounds = 7;
    private const long BytesPerRound = 2L << 30;
    private const int CacheLine = 64;
    private const int Jumps = 2_000_000;
    private static readonly (string Name, int Bytes)[] Sizes = [("256 kB (second-level cache)", 256 << 10), ("8 MB (third-level cache)", 8 << 20), ("1 GB (memory)", 1 << 30)];
    private static ulong _sink;

    /// <summary>Prints the table; returns the exit code.</summary>
    public static int Run()
    {
        Console.WriteLine("| read | one thread, GB/s | two threads, GB/s | one read at random, ns |\n|---|---|---|---|");
        foreach ((string name, int bytes) in Sizes)
        {
            ulong[] memory = Ring(bytes / sizeof(ulong));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {InOrder(memory, 1):F1} | {InOrder(memory, 2):F1} | {AtRandom(memory):F1} |"));
        }
        return _sink == 1 ? 1 : 0; // Never 1; the sums must not be thrown away.
    }

    /// <summary>The quickest round, in 10^9 bytes a second; each thread reads all of the memory, beginning at another place.</summary>
    private static double InOrder(ulong[] memory, int threads)
    {
        int repeats = (int)Math.Max(1, BytesPerRound / (memory.LongLength * sizeof(ulong)));
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Sum(memory, memory.Length / 2, repeats)))];
            Array.ForEach(others, static t => t.Start());
            Sum(memory, 0, repeats);
            Array.ForEach(others, static t => t.Join());
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return (double)memory.LongLength * sizeof(ulong) * repeats * threads / best / 1e9;
    }

    private static void Sum(ulong[] memory, int from, int repeats)
    {
        ulong sum = 0;
        for (int repeat = 0; repeat < repeats; repeat++)
            sum += Sum(memory.AsSpan(from)) + Sum(memory.AsSpan(0, from));
        Interlocked.Add(ref _sink, sum | 2);
    }

    private static ulong Sum(ReadOnlySpan<ulong> part)
    {
        ReadOnlySpan<Vector512<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector512<ulong>>(part);
        Vector512<ulong> a = default, b = default, c = default, d = default;
        for (int i = 0; i + 3 < vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }
        return Vector512.Sum(a + b + c + d);
    }

    private static double AtRandom(ulong[] memory)
    {
        double best = double.MaxValue;
        ulong at = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int jump = 0; jump < Jumps; jump++)
                at = memory[at];
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Jumps);
        }
        _sink += at | 2;
        return best;
    }

    /// <summary>Every cache line names another one, in one ring over all of them in random order, so that no read can begin before the one before it has ended.</summary>
    private static ulong[] Ring(int length)
    {
        const int PerLine = CacheLine / sizeof(ulong);
        int[] order = [.. Enumerable.Range(0, length / PerLine)];
        new Random(1).Shuffle(order);
        ulong[] memory = GC.AllocateUninitializedArray<ulong>(length, pinned: true);
        Array.Clear(memory);
        for (int i = 0; i < order.Length; i++)
            memory[order[i] * PerLine] = (ulong)order[(i + 1) % order.Length] * PerLine;
        return memory;
    }
}
