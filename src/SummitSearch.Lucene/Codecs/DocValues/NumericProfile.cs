using SummitSearch.Lucene.Codecs.Packed;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What decides how the integers of a column are stored: count, range, common divisor, distinct values, and what blocks would save (FORMAT.md, "Numeric values").</summary>
internal sealed class NumericProfile
{
    private const int MaxTable = 256;
    private const double BlocksMustSave = 0.9;

    private readonly HashSet<long> _distinct = [];
    private bool _tooManyDistinct;
    private long _blockMin = long.MaxValue;
    private long _blockMax = long.MinValue;
    private int _inBlock;
    private double _bitsInBlocks;

    private NumericProfile()
    {
    }

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>The least value; <see cref="long.MaxValue"/> without values.</summary>
    public long Min { get; private set; } = long.MaxValue;

    /// <summary>The greatest value.</summary>
    public long Max { get; private set; } = long.MinValue;

    /// <summary>The greatest common divisor of all distances from the least value; 0 if all are equal.</summary>
    public long Gcd { get; private set; }

    /// <summary>True if there are no two different values.</summary>
    public bool IsConstant => Min >= Max;

    /// <summary>Profiles all values of a sequence.</summary>
    public static NumericProfile Of(ValueSequence values)
    {
        NumericProfile profile = new();
        while (values.TryNext(out long value))
            profile.Add(value);
        profile.EndBlock();
        return profile;
    }

    /// <summary>The sorted distinct values, if places in this table are narrower than the values; else null.</summary>
    public long[]? Table()
    {
        if (_tooManyDistinct || DirectWriter.BitsRequired((ulong)(_distinct.Count - 1)) >= DirectWriter.BitsRequired((ulong)(Max - Min) / (ulong)Gcd))
            return null;
        long[] table = [.. _distinct];
        Array.Sort(table);
        return table;
    }

    /// <summary>True if blocks of their own widths take a tenth less than one width for all.</summary>
    public bool BlocksPay => _bitsInBlocks <= BlocksMustSave * DirectWriter.BitsRequired((ulong)(Max - Min)) * Count;

    private void Add(long value)
    {
        if (Gcd != 1)
        {
            // Distances of values beyond half the range could overflow.
            if (value is < long.MinValue / 2 or > long.MaxValue / 2)
                Gcd = 1;
            else if (Count > 0)
                Gcd = Divisor(Gcd, value - Min);
        }
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        Count++;
        if (!_tooManyDistinct && _distinct.Add(value) && _distinct.Count > MaxTable)
            _tooManyDistinct = true;
        _blockMin = Math.Min(_blockMin, value);
        _blockMax = Math.Max(_blockMax, value);
        if (++_inBlock == 1 << DocValuesFormat.NumericBlockShift)
            EndBlock();
    }

    private void EndBlock()
    {
        if (_blockMax > _blockMin)
            _bitsInBlocks += (double)DirectWriter.BitsRequired((ulong)(_blockMax - _blockMin)) * _inBlock;
        _blockMin = long.MaxValue;
        _blockMax = long.MinValue;
        _inBlock = 0;
    }

    private static long Divisor(long a, long b)
    {
        a = Math.Abs(a);
        b = Math.Abs(b);
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
