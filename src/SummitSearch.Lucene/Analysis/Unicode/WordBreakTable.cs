using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Analysis.Unicode;

/// <summary>Looks up the <see cref="WordBreakClass"/> of a code point in constant time.</summary>
/// <remarks>Built once from about 1,900 runs into a two-stage table of 256-code-point pages, equal pages shared (about 60 kB).</remarks>
internal static partial class WordBreakTable
{
    private static readonly byte[] Classes = TwoStageTable.Build(Expand(), out PageOf);
    private static readonly ushort[] PageOf;

    /// <summary>The class of a code point, 0 to 0x10FFFF (surrogates included; they are <see cref="WordBreakClass.Other"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordBreakClass ClassOf(int codePoint) =>
        (WordBreakClass)Classes[(PageOf[codePoint >> TwoStageTable.PageBits] << TwoStageTable.PageBits) | (codePoint & TwoStageTable.PageMask)];

    /// <summary>The class of the code point that begins at an index, and its UTF-16 width (1 or 2; 1 for a lone surrogate).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordBreakClass ClassAt(ReadOnlySpan<char> text, int index, out int width)
    {
        char unit = text[index];
        width = 1;
        return char.IsHighSurrogate(unit) ? ClassOfPair(text, index, out width) : ClassOf(unit);
    }

    private static WordBreakClass ClassOfPair(ReadOnlySpan<char> text, int index, out int width)
    {
        bool isPair = index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        width = isPair ? 2 : 1;
        return isPair ? ClassOf(char.ConvertToUtf32(text[index], text[index + 1])) : WordBreakClass.Other;
    }

    private static byte[] Expand()
    {
        byte[] classes = new byte[0x110000];
        ReadOnlySpan<int> runs = Runs;
        for (int i = 0; i < runs.Length; i++)
        {
            int end = i + 1 < runs.Length ? runs[i + 1] >> 5 : classes.Length;
            classes.AsSpan((runs[i] >> 5)..end).Fill((byte)(runs[i] & 31));
        }

        return classes;
    }
}
