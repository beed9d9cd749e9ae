using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Analysis.Unicode;

/// <summary>The simple lower-case mapping of every code point, free of culture and of context (İ becomes i, Σ always σ).</summary>
internal static partial class LowerCaseTable
{
    private static readonly int[] Deltas = TwoStageTable.Build(Expand(), out PageOf);
    private static readonly ushort[] PageOf;

    /// <summary>The lower-case form of a code point, or the code point itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToLower(int codePoint) =>
        codePoint + Deltas[(PageOf[codePoint >> TwoStageTable.PageBits] << TwoStageTable.PageBits) | (codePoint & TwoStageTable.PageMask)];

    /// <summary>A lower-case copy of a text.</summary>
    public static string ToLower(string text) =>
        string.Create(text.Length, text, static (lower, source) =>
        {
            source.CopyTo(lower);
            ToLowerInPlace(lower);
        });

    /// <summary>Lower-cases a text in place; no mapping changes the number of UTF-16 units.</summary>
    public static void ToLowerInPlace(Span<char> text)
    {
        Span<ushort> units = MemoryMarshal.Cast<char, ushort>(text);
        int i = 0;
        for (; i <= units.Length - 4; i += 4)
        {
            ref ulong four = ref Unsafe.As<ushort, ulong>(ref units[i]);
            if ((four & 0xFF80_FF80_FF80_FF80) != 0) break;
            four |= LowerBits(four);
        }

        for (; i < units.Length && units[i] < 0x80; i++)
        {
            if ((uint)(units[i] - 'A') <= 'Z' - 'A') units[i] |= 0x20;
        }

        if (i < units.Length) LowerRest(text[i..]);
    }

    /// <summary>Bit 5 of each of four ASCII units that is a capital letter.</summary>
    /// <remarks>Adding 0x3F sets bit 7 from 'A' on, adding 0x25 from the character after 'Z' on; their difference marks the capitals.</remarks>
    private static ulong LowerBits(ulong four) =>
        (((four + 0x003F_003F_003F_003F) ^ (four + 0x0025_0025_0025_0025)) & 0x0080_0080_0080_0080) >> 2;

    private static void LowerRest(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsHighSurrogate(text[i]))
            {
                text[i] = (char)ToLower(text[i]);
            }
            else if (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                LowerPair(text.Slice(i++, 2));
            }
        }
    }

    private static void LowerPair(Span<char> pair)
    {
        int lower = ToLower(char.ConvertToUtf32(pair[0], pair[1])) - 0x10000;
        pair[0] = (char)(0xD800 + (lower >> 10));
        pair[1] = (char)(0xDC00 + (lower & 0x3FF));
    }

    private static int[] Expand()
    {
        int[] deltas = new int[0x110000];
        ReadOnlySpan<int> runs = Runs;
        for (int i = 0; i < runs.Length; i += 4)
        {
            for (int codePoint = runs[i]; codePoint <= runs[i + 1]; codePoint += runs[i + 2]) deltas[codePoint] = runs[i + 3];
        }

        return deltas;
    }
}
