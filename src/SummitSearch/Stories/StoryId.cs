using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SummitSearch.Stories;

/// <summary>Names of stories.</summary>
internal static class StoryId
{
    /// <summary>The name of a story that an article begins: the same each time the article is indexed as it is, another when its text is.</summary>
    public static long Begin(string articleId, StoryFeatures features)
    {
        ulong hash = 14695981039346656037UL;
        foreach (byte b in Encoding.UTF8.GetBytes(articleId)) hash = Add(hash, b);
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        foreach (uint shingle in features.Sketch)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, shingle);
            foreach (byte b in bytes) hash = Add(hash, b);
        }
        return (long)hash;
    }

    /// <summary>The name as people and programs see it: 16 hexadecimal digits.</summary>
    public static string Format(long story) => story.ToString("x16", CultureInfo.InvariantCulture);

    // FNV-1a (Fowler, Noll and Vo), 64 bits.
    private static ulong Add(ulong hash, byte value) => (hash ^ value) * 1099511628211UL;
}
