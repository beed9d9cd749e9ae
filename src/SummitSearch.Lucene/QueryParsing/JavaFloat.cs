using System.Globalization;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Reads the decimal numbers that Java's <c>Float.parseFloat</c> reads: what may follow a tilde in the classic syntax.</summary>
internal static class JavaFloat
{
    /// <summary>The number, or null if the text is none. Hexadecimal floats are not read.</summary>
    public static float? TryParse(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> magnitude = text.TrimStart("+-");
        if (text.Length - magnitude.Length > 1)
            return null;
        float sign = text.StartsWith("-") ? -1f : 1f;
        switch (magnitude)
        {
            case "NaN":
                return float.NaN;
            case "Infinity":
                return sign * float.PositiveInfinity;
        }
        if (magnitude.Length > 1 && magnitude[^1] is 'f' or 'F' or 'd' or 'D')
            magnitude = magnitude[..^1];
        if (magnitude.IndexOfAnyExcept("0123456789.eE+-") >= 0)
            return null;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return float.TryParse(magnitude, style, CultureInfo.InvariantCulture, out float number) ? sign * number : null;
    }
}
