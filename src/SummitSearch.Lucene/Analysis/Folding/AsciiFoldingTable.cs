using System.Globalization;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Folding;

/// <summary>What each character becomes in plain ASCII: letters without their marks, ligatures taken apart, numbers and punctuation.</summary>
internal static partial class AsciiFoldingTable
{
    /// <summary>The longest replacement of one character.</summary>
    public const int MaxReplacementLength = 4;

    private const int LengthBits = 3;
    private static readonly int[] Places = TwoStageTable.Build(Expand(), out PageOf);
    private static readonly ushort[] PageOf;

    /// <summary>The replacement of a UTF-16 unit; empty where it stays as it is. Surrogates stay.</summary>
    public static ReadOnlySpan<char> Of(char unit)
    {
        int place = Places[(PageOf[unit >> TwoStageTable.PageBits] << TwoStageTable.PageBits) | (unit & TwoStageTable.PageMask)];
        return Runs.AsSpan(place >> LengthBits, place & ((1 << LengthBits) - 1));
    }

    private static int[] Expand()
    {
        int[] places = new int[0x10000];
        int codePoint = 0;
        bool isStart = true;
        for (int from = 0; from < Runs.Length;)
        {
            int to = Runs.AsSpan(from).IndexOfAny(' ', '\n');
            to = to < 0 ? Runs.Length : from + to;
            if (isStart) codePoint = int.Parse(Runs.AsSpan(from, to - from), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            else places[codePoint++] = (from << LengthBits) | (to - from);
            isStart = to < Runs.Length && Runs[to] == '\n';
            from = to + 1;
        }

        return places;
    }
}
