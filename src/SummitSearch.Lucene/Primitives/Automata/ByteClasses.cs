namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Groups the 256 bytes into classes that an automaton cannot tell apart, so that transition tables stay narrow.</summary>
internal static class ByteClasses
{
    /// <summary>Cuts the bytes at the given class beginnings; returns the class of each byte and the number of classes.</summary>
    /// <param name="begins">256 flags: true where a class begins (byte 0 always does).</param>
    /// <param name="count">Number of classes.</param>
    public static byte[] FromCuts(ReadOnlySpan<bool> begins, out int count)
    {
        byte[] classes = new byte[256];
        int current = 0;
        for (int b = 1; b < 256; b++)
        {
            if (begins[b])
                current++;
            classes[b] = (byte)current;
        }
        count = current + 1;
        return classes;
    }

    /// <summary>The lowest byte of each class.</summary>
    public static byte[] Representatives(ReadOnlySpan<byte> classes, int count)
    {
        byte[] first = new byte[count];
        for (int b = 255; b >= 0; b--)
            first[classes[b]] = (byte)b;
        return first;
    }
}
