using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SummitSearch.Lucene.Segments;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>Finds headlines, names and frequent phrases in which a word begins as typed.</summary>
/// <remarks>Walks over one range of the dictionary in each segment. What a range holds that is too long to be walked for each suggestion is remembered with its segment's files for as long as they are open, whatever is deleted meanwhile.</remarks>
/// <param name="reader">The index.</param>
/// <param name="mostTerms">Terms walked over for each suggestion, in all segments together.</param>
/// <param name="mostTermsOnce">Terms walked over to remember a range for the first time, in all segments together. Of still longer ranges the first terms decide.</param>
internal sealed class HeadlineCompleter(IndexReader reader, int mostTerms = 8_000, int mostTermsOnce = 64_000)
{
    /// <summary>Below so many letters typed, every other headline would fit.</summary>
    public const int ShortestTyped = 3;

    /// <summary>Ranges remembered for a segment. What is typed when there are as many is cut at <c>mostTerms</c>.</summary>
    public const int MostRemembered = 32;

    private const int LeastForPhrase = 3;

    private static readonly ConditionalWeakTable<FieldTerms, ConcurrentDictionary<string, HeadlineRange>> Remembered = [];

    private readonly Dictionary<ulong, (string? Text, int Count)> _phrases = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, byte Kind), int> _headlines = [];
    private int _whole;

    /// <summary>Terms walked over so far, for tests of the bounds.</summary>
    public int TermsRead { get; private set; }

    /// <summary>What begins with a normalised text: phrases and names by falling number of articles, then headlines, those that begin with it first.</summary>
    public List<HeadlineMatch> Complete(string typed)
    {
        _phrases.Clear();
        _names.Clear();
        _headlines.Clear();
        _whole = 0;
        byte[] prefix = Encoding.UTF8.GetBytes(typed);
        var walked = new HeadlineRange();
        int left = mostTerms, leftOnce = mostTermsOnce;
        for (int i = 0; i < reader.Segments.Count; i++)
        {
            // What a segment does not need is for those behind it.
            int others = reader.Segments.Count - i, share = left / others, shareOnce = leftOnce / others;
            if (reader.Segments[i].Terms(PassageSchema.Starts) is not { } terms) continue;
            ConcurrentDictionary<string, HeadlineRange> remembered = Remembered.GetOrCreateValue(terms);
            if (!remembered.TryGetValue(typed, out HeadlineRange? range))
            {
                int read = Walk(walked, terms.OpenTerms(), prefix, remembered.Count < MostRemembered ? Math.Max(share, shareOnce) : share);
                TermsRead += read;
                leftOnce -= read;
                left -= Math.Min(read, share);
                range = read <= share ? walked : remembered.GetOrAdd(typed, walked.Best());
            }
            Add(range);
        }
        return [.. _phrases.Values.Where(static p => p.Text is not null && EndsWell(p.Text)).Select(static p => new HeadlineMatch(p.Text!, HeadlineMatch.Phrase, p.Count))
                .Concat(_names.Select(static n => new HeadlineMatch(n.Key, HeadlineTerms.Name, n.Value))).OrderByDescending(static m => m.Count).ThenBy(static m => m.Text, StringComparer.Ordinal),
            .. _headlines.Select(static h => new HeadlineMatch(h.Key.Text, h.Key.Kind, h.Value)).OrderBy(static h => h.Kind).Take(HeadlineRange.MostHeadlines)];
    }

    /// <summary>Reads a range, but no more than so many terms; tells how many.</summary>
    private static int Walk(HeadlineRange range, TermsCursor cursor, byte[] prefix, int most)
    {
        range.Clear();
        int read = 0;
        for (bool more = cursor.Seek(prefix) != SeekResult.End; more && read < most && cursor.Term.StartsWith(prefix); more = cursor.MoveNext(), read++)
            range.Add(cursor.Term, cursor.Entry.DocFreq, prefix.Length);
        range.Close();
        return read;
    }

    /// <summary>Most phrases occur once. They are told apart by 64 bits of hash, and only those that are frequent become texts.</summary>
    private void Add(HeadlineRange range)
    {
        foreach (HeadlineRange.Entry entry in range.Phrases)
        {
            ref (string? Text, int Count) phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(_phrases, Fnv1a.Add(Fnv1a.Basis, range.TextOf(entry)), out _);
            phrase.Count += entry.Count;
            if (phrase.Count >= LeastForPhrase) phrase.Text ??= Encoding.UTF8.GetString(range.TextOf(entry));
        }
        foreach (HeadlineRange.Entry entry in range.Names)
        {
            string name = Encoding.UTF8.GetString(range.TextOf(entry));
            _names[name] = _names.GetValueOrDefault(name) + entry.Count;
        }
        foreach (HeadlineRange.Entry entry in range.Headlines)
        {
            bool isWhole = entry.Kind == HeadlineTerms.Headline;
            if ((isWhole ? _whole : _headlines.Count) >= HeadlineRange.MostHeadlines) continue;
            if (_headlines.TryAdd((Encoding.UTF8.GetString(range.TextOf(entry)), entry.Kind), entry.Count) && isWhole) _whole++;
        }
    }

    /// <summary>"minister of" is no phrase.</summary>
    private static bool EndsWell(string phrase) => !QuestionWords.Contains(phrase.AsSpan(phrase.LastIndexOf(' ') + 1));
}
