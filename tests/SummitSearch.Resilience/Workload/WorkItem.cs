using System.Globalization;
using System.Text;

namespace SummitSearch.Resilience.Workload;

/// <summary>Something that the index holds: a key that belongs to one thread, in one version. Its text follows from these three, so that every word can be checked.</summary>
/// <param name="Thread">The thread that alone changes it.</param>
/// <param name="Key">Number among the items of that thread.</param>
/// <param name="Version">Number of the step that wrote it.</param>
internal readonly record struct WorkItem(int Thread, int Key, int Version)
{
    /// <summary>What it is found by: thread and key.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"t{Thread}-{Key}");

    /// <summary>Parts, of which readers must see all or none: 1 to 3.</summary>
    public int Parts => 1 + (Mix(1) % 3);

    /// <summary>The text of a part.</summary>
    public string Text(int part)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"v{Thread}x{Version}p{part}");
        int words = 5 + (Mix(part + 7) % 60);
        for (int i = 0; i < words; i++)
            text.Append(CultureInfo.InvariantCulture, $" w{Mix(i + 100) % 700}");
        return text.ToString();
    }

    private int Mix(int salt) => (int)(WorkScript.Mix((uint)(Thread * 31) + (uint)Key, (uint)Version, (uint)salt) >> 2);
}
