using System.Text;

namespace SummitSearch.Evaluation;

/// <summary>Fits ids into formats whose fields are separated by white space.</summary>
internal static class TrecIds
{
    /// <summary>The id with each white-space character as a percent escape; the very same string if it has none.</summary>
    public static string Encode(string id)
    {
        int first = 0;
        while (first < id.Length && !char.IsWhiteSpace(id[first])) first++;
        if (first == id.Length) return id;
        var encoded = new StringBuilder(id.Length + 8);
        foreach (char c in id) encoded.Append(char.IsWhiteSpace(c) ? Uri.HexEscape(c <= '\u00FF' ? c : ' ') : c);
        return encoded.ToString();
    }
}
