using System.Globalization;

namespace SummitSearch.Resilience.Resources;

/// <summary>A process that tries to read an archive and to write to it, and says how either went: <c>read COUNT</c> and <c>write COUNT</c> with the number of articles, or the error.</summary>
/// <remarks>Its parent has set the user, the rights or the limits that it runs under.</remarks>
internal static class ProbeWorker
{
    private const int SpareHandles = 2;

    /// <summary>Reads, then writes one article more.</summary>
    public static int Probe(string folder)
    {
        int count = Try("read", () => ReadAsync(folder).GetAwaiter().GetResult()) ?? 0;
        Try("write", () => WriteAsync(folder, count).GetAwaiter().GetResult());
        return 0;
    }

    /// <summary>Opens files until the system gives no more; then an archive that is open searches, and everything else is tried; then it lets the files go, and all is tried again.</summary>
    public static int Exhaust(string folder)
    {
        // All code that is needed is loaded once there are no handles left.
        int count = Try("before", () => WriteAsync(folder, ReadAsync(folder).GetAwaiter().GetResult()).GetAwaiter().GetResult()) ?? 0;
        Summit open = Archive.OpenAsync(folder).GetAwaiter().GetResult();
        Search(open);
        List<FileStream> held = HoldAll();
        Try("search", () => Search(open));
        Try("read", () => ReadAsync(folder).GetAwaiter().GetResult());
        Try("write", () => WriteAsync(open, count).GetAwaiter().GetResult());
        held.ForEach(static file => file.Dispose());
        Try("search", () => Search(open));
        Try("read", () => ReadAsync(folder).GetAwaiter().GetResult());
        Try("write", () => WriteAsync(open, count).GetAwaiter().GetResult());
        open.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    private static List<FileStream> HoldAll()
    {
        List<FileStream> held = [];
        while (true)
        {
            try
            {
                held.Add(new FileStream(typeof(ProbeWorker).Assembly.Location, FileMode.Open, FileAccess.Read, FileShare.Read, 1));
            }
            catch (IOException)
            {
                // The runtime needs one now and then itself, and ends the process where it gets none.
                foreach (FileStream spare in held[^SpareHandles..])
                    spare.Dispose();
                return held;
            }
        }
    }

    private static int Search(Summit summit) => summit.SearchAsync("report number").GetAwaiter().GetResult().Passages.Count;

    private static async Task<int> ReadAsync(string folder)
    {
        await using Summit summit = await Archive.OpenAsync(folder);
        Search(summit);
        return (int)(await summit.StatsAsync()).Articles;
    }

    private static async Task<int> WriteAsync(string folder, int count)
    {
        await using Summit summit = await Archive.OpenAsync(folder);
        return await WriteAsync(summit, count);
    }

    private static async Task<int> WriteAsync(Summit summit, int count)
    {
        await summit.AddAsync(count, 1);
        return (int)(await summit.StatsAsync()).Articles;
    }

    private static int? Try(string what, Func<int> attempt)
    {
        try
        {
            int count = attempt();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {count}"));
            return count;
        }
        catch (Exception fault)
        {
            Console.WriteLine($"{what} {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }
}
