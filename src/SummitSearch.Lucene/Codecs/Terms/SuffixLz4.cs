using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Reads suffixes that were compressed as one LZ4 block (LZ4 block format; FORMAT.md, "Suffix compression"), whose length is known only once they are complete.</summary>
internal static class SuffixLz4
{
    private const int MinMatch = 4;
    private const int LongLength = 15;

    /// <summary>Fills <paramref name="text"/>.</summary>
    /// <exception cref="CorruptIndexException">A literal or match goes beyond the text, or a match begins before it.</exception>
    public static void Decompress(IndexInput input, Span<byte> text)
    {
        int at = 0;
        while (true)
        {
            int token = input.ReadByte();
            int literals = ReadLength(input, token >> 4, text.Length - at);
            input.ReadSpan(literals).CopyTo(text[at..]);
            at += literals;
            if (at == text.Length)
                return;
            int distance = input.ReadByte() | input.ReadByte() << 8;
            int match = ReadLength(input, token & LongLength, text.Length - at - MinMatch) + MinMatch;
            if (distance == 0 || distance > at)
                throw new CorruptIndexException(input.Name, input.Position, $"compressed suffixes go {distance} bytes back at byte {at}.");
            for (int end = at + match; at < end; at++)
                text[at] = text[at - distance];
            if (at == text.Length)
                return;
        }
    }

    private static int ReadLength(IndexInput input, int length, int most)
    {
        if (length == LongLength)
        {
            byte more;
            do
            {
                more = input.ReadByte();
                length += more;
            }
            while (more == byte.MaxValue && length <= most);
        }
        return length <= most ? length : throw new CorruptIndexException(input.Name, input.Position, $"compressed suffixes go {length - most} bytes past their end.");
    }
}
