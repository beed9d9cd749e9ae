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
        ulong hash = Fnv1a.Add(Fnv1a.Basis, Encoding.UTF8.GetBytes(articleId));
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        foreach (uint shingle in features.Sketch)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, shingle);
            hash = Fnv1a.Add(hash, bytes);
        }
        return (long)hash;
    }

    /// <summary>The name as people and programs see it: 16 hexadecimal digits.</summary>
    public static string Format(long story) => story.ToString("x16", CultureInfo.InvariantCulture);
}
