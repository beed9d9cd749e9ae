using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Finds the most frequent words with a prefix.</summary>
internal static class WordCompleter
{
    // A single letter may begin a hundred thousand words; those walked over decide.
    private const int MostTermsASegment = 20_000;

    /// <summary>Words that begin with the prefix, most frequent first, then in order of the alphabet.</summary>
    public static IReadOnlyList<string> Complete(IndexReader reader, string prefix, int limit)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(prefix);
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(PassageSchema.Exact) is not { } terms) continue;
            TermsCursor cursor = terms.OpenTerms();
            int seen = 0;
            for (bool more = cursor.Seek(bytes) != SeekResult.End; more && seen < MostTermsASegment && cursor.Term.StartsWith(bytes); more = cursor.MoveNext(), seen++)
            {
                string word = Encoding.UTF8.GetString(cursor.Term);
                frequencies[word] = frequencies.GetValueOrDefault(word) + cursor.Entry.DocFreq;
            }
        }
        return [.. frequencies.OrderByDescending(static f => f.Value).ThenBy(static f => f.Key, StringComparer.Ordinal).Take(limit).Select(static f => f.Key)];
    }
}
