namespace SummitSearch.Lucene.Searching;

/// <summary>The byte code of field lengths: exact up to 40, then four significant bits above 24, rounded down.</summary>
public static class FieldLength
{
    /// <summary>The length that a norm byte stands for.</summary>
    public static int Decode(int code)
    {
        if (code < 24)
            return code;
        int mantissa = (code - 24) & 7;
        int shift = ((code - 24) >> 3) - 1;
        return 24 + (shift < 0 ? mantissa : (mantissa | 8) << shift);
    }
}
