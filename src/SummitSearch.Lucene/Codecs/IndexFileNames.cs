namespace SummitSearch.Lucene.Codecs;

/// <summary>How the files of an index are named (FORMAT.md, "File names"): numbers are base 36, digits and lower-case letters, without padding.</summary>
internal static class IndexFileNames
{
    /// <summary>What every published commit file starts with.</summary>
    public const string CommitPrefix = "segments_";

    /// <summary>What a commit file starts with before it is published.</summary>
    public const string PendingCommitPrefix = "pending_segments_";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>A non-negative number in base 36.</summary>
    public static string ToBase36(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> text = stackalloc char[13];
        int at = text.Length;
        do
        {
            text[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return new string(text[at..]);
    }

    /// <summary>Reads a base-36 number as <see cref="ToBase36"/> writes it: no padding, no overflow.</summary>
    public static bool TryParseBase36(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 12 || (text[0] == '0' && text.Length > 1))
            return false;
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return false;
            number = number * 36 + digit;
        }
        return true;
    }

    /// <summary>Name of a published commit.</summary>
    public static string Commit(long generation) => CommitPrefix + ToBase36(generation);

    /// <summary>Name of a commit that is not published yet.</summary>
    public static string PendingCommit(long generation) => PendingCommitPrefix + ToBase36(generation);

    /// <summary>Name of a segment: an underscore and its number.</summary>
    public static string SegmentName(long number) => "_" + ToBase36(number);

    /// <summary>Name of a file of a segment: <c>_a.fdt</c>, or <c>_a_Lucene84_0.doc</c> with a suffix.</summary>
    public static string Segment(string segment, string suffix, string extension) =>
        suffix.Length == 0 ? $"{segment}.{extension}" : $"{segment}_{suffix}.{extension}";

    /// <summary>Name of a file that is named by its generation: <c>_a_1.liv</c>.</summary>
    public static string Generation(string segment, long generation, string extension) =>
        Segment(segment, ToBase36(generation), extension);

    /// <summary>Reads the generation out of the name of a published commit.</summary>
    public static bool TryParseCommit(string fileName, out long generation)
    {
        generation = 0;
        return fileName.StartsWith(CommitPrefix, StringComparison.Ordinal) && TryParseBase36(fileName.AsSpan(CommitPrefix.Length), out generation);
    }

    /// <summary>Reads the number out of a segment's name.</summary>
    public static bool TryParseSegmentName(ReadOnlySpan<char> name, out long number)
    {
        number = 0;
        return name.Length > 1 && name[0] == '_' && TryParseBase36(name[1..], out number);
    }

    /// <summary>Takes the name of a segment's file apart; false for every other name, in particular one that leads out of the folder.</summary>
    public static bool TryParseSegmentFile(string fileName, out string segment)
    {
        segment = "";
        int end = fileName.AsSpan().IndexOfAny('_', '.') == 0 ? fileName.AsSpan(1).IndexOfAny('_', '.') + 1 : -1;
        if (end <= 1 || !TryParseSegmentName(fileName.AsSpan(0, end), out _) || !HasPlainRest(fileName.AsSpan(end)))
            return false;
        segment = fileName[..end];
        return true;
    }

    /// <summary>True if the file belongs to the segment by its name.</summary>
    public static bool IsFileOf(string fileName, string segment) =>
        TryParseSegmentFile(fileName, out string owner) && string.Equals(owner, segment, StringComparison.Ordinal);

    /// <summary>The number of a generation as the header suffix that its files carry.</summary>
    public static string GenerationSuffix(long generation) => generation < 0 ? "" : ToBase36(generation);

    private static bool HasPlainRest(ReadOnlySpan<char> rest)
    {
        int dot = rest.IndexOf('.');
        if (dot < 0 || dot == rest.Length - 1)
            return false;
        foreach (char c in rest)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c != '.' && c != '-')
                return false;
        }
        return !rest[(dot + 1)..].Contains("..", StringComparison.Ordinal);
    }
}
