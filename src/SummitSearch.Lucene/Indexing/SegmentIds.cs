using System.Security.Cryptography;
using SummitSearch.Lucene.Codecs;

namespace SummitSearch.Lucene.Indexing;

/// <summary>The random ids that tell segments, their states and commits apart.</summary>
internal static class SegmentIds
{
    /// <summary>A new id, different from all others ever made.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(CodecFile.IdLength);
}
