using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Querying;

/// <summary>A place in a ranking, as the caller carries it from page to page.</summary>
/// <param name="Generation">The commit that the ranking was made on.</param>
/// <param name="Offset">Passages seen so far.</param>
/// <param name="NowTicks">The moment, in UTC ticks, that embargoes were measured against.</param>
/// <param name="RequestHash">Tells whether the request is still the same.</param>
/// <param name="LastId">The last passage seen.</param>
internal sealed record SearchCursor(long Generation, int Offset, long NowTicks, long RequestHash, string LastId)
{
    private const byte Version = 2;

    /// <summary>The cursor as letters and digits.</summary>
    public string Encode()
    {
        var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(Generation);
        writer.Write(Offset);
        writer.Write(NowTicks);
        writer.Write(RequestHash);
        writer.Write(LastId);
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Reads the cursor of a request.</summary>
    /// <exception cref="InvalidSearchRequestException">It is none, or belongs to another request.</exception>
    public static SearchCursor Decode(string text, SearchRequest request)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(Base64Url.DecodeFromChars(text)), Encoding.UTF8);
            if (reader.ReadByte() == Version)
            {
                var cursor = new SearchCursor(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
                bool isSane = cursor.Offset is >= 0 and <= PassageSearcher.MaxDepth && (ulong)cursor.NowTicks <= (ulong)DateTime.MaxValue.Ticks;
                if (isSane && cursor.RequestHash == HashOf(request)) return cursor;
                if (isSane) throw new InvalidSearchRequestException("cursor", "cursor belongs to another request. Change nothing but k between pages.");
            }
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            throw new InvalidSearchRequestException("cursor", "cursor is not one that a search returned.");
        }
        throw new InvalidSearchRequestException("cursor", "cursor is not one that a search returned.");
    }

    /// <summary>A hash of everything that decides about the ranking.</summary>
    public static long HashOf(SearchRequest request)
    {
        SearchRequest ranking = request with { K = 1, Cursor = null, Facets = null, Highlight = false, Neighbours = 0, Explain = false, Timeout = null };
        return BitConverter.ToInt64(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ranking, RequestJson.Default.SearchRequest)));
    }
}
