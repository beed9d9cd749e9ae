using System.Text;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>The checksum of index files.</summary>
public sealed class Crc32Tests
{
    [Fact]
    public void Compute_CheckString_IsTheStandardValue() => Assert.Equal(0xCBF43926u, Crc32.Compute(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Compute_AnyLength_EqualsTheTableForm()
    {
        Random random = new(17);
        byte[] bytes = new byte[4096];
        random.NextBytes(bytes);
        for (int length = 0; length < 700; length++)
            Assert.Equal(~Crc32.Slice(uint.MaxValue, bytes.AsSpan(0, length)), Crc32.Compute(bytes.AsSpan(0, length)));
        Assert.Equal(~Crc32.Slice(uint.MaxValue, bytes), Crc32.Compute(bytes));
    }

    [Fact]
    public void Append_InPieces_EqualsOnePiece()
    {
        Random random = new(18);
        byte[] bytes = new byte[10_000];
        random.NextBytes(bytes);
        Crc32 pieces = new();
        for (int at = 0; at < bytes.Length;)
        {
            int length = Math.Min(bytes.Length - at, random.Next(400));
            pieces.Append(bytes.AsSpan(at, length));
            at += length;
        }
        Assert.Equal(Crc32.Compute(bytes), pieces.Value);
    }
}
