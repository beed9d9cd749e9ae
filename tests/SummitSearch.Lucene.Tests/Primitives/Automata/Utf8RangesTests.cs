using System.Text;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Tests.Primitives.Automata;

public class Utf8RangesTests
{
    [Fact]
    public void AddPaths_RandomRanges_SpellExactlyTheirMembers()
    {
        const int seed = 5;
        Random random = new(seed);
        int[] edges = [0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF, 0x3F, 0x40, 0xFFF, 0x1000, 0x3FFFF, 0x40000];
        Span<byte> utf8 = stackalloc byte[4];
        for (int round = 0; round < 300; round++)
        {
            int a = Pick();
            int b = Pick();
            (int low, int high) = (Math.Min(a, b), Math.Max(a, b));
            Nfa nfa = new(AutomatonLimits.Default);
            int start = nfa.AddState();
            int end = nfa.AddState();
            Utf8Ranges.AddPaths(nfa, start, end, low, high);
            ByteDfa dfa = Determinizer.Run(nfa, start, end);
            for (int i = 0; i < 200; i++)
            {
                int codePoint = i % 2 == 0 ? Pick() : Math.Clamp(low + random.Next(-70, 70), 0, 0x10FFFF);
                if (!Rune.TryCreate(codePoint, out Rune rune))
                    continue;
                int length = rune.EncodeToUtf8(utf8);
                Assert.True((codePoint >= low && codePoint <= high) == (dfa.Run(utf8[..length]) >= 0), $"seed {seed}: U+{codePoint:X} in {low:X}-{high:X}");
            }
        }

        int Pick() => random.Next(3) == 0 ? random.Next(0x110000) : Math.Clamp(edges[random.Next(edges.Length)] + random.Next(-1, 2), 0, 0x10FFFF);
    }
}
