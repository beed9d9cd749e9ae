using System.Buffers.Binary;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>Makes the footer of changed bytes right again, so that a test reaches what lies behind the checksum.</summary>
internal static class Checksums
{
    public static void Repair(Span<byte> file) => BinaryPrimitives.WriteInt64BigEndian(file[^8..], Crc32.Compute(file[..^8]));
}
