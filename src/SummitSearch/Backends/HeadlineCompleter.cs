using System.Runtime.InteropServices;
using System.Text;
using SummitSearch.Lucene.Segments;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>Finds headlines, names and frequent phrases in which a word begins as typed.</summary>
/// <remarks>Walks over one range of the dictionary in each segment; where very many texts begin as typed, those walked over decide, as many in each segment.</remarks>
internal sealed class HeadlineCompleter(IndexReader reader)
{
    /// <summary>Below so many letters typed, every other headline would fit.</summary>
    public const int ShortestTyped = 3;

    private const int MostTerms = 8_000;
    private const int MostHeadlines = 200;
    private const int LeastForPhrase = 3;
    private const int WordsInPhrase = 3;

    /// <summary>What begins with a normalised text: phrases and names by falling number of articles, then headlines, those that begin with it first.</summary>
    public List<HeadlineMatch> Complete(string typed)
    {
        byte[] prefix = Encoding.UTF8.GetBytes(typed);
        var phrases = new Dictionary<ulong, (string? Text, int Count)>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var headlines = new Dictionary<(string Text, byte Kind), int>();
        int left = MostTerms, whole = 0;
        for (int i = 0; i < reader.Segments.Count; i++)
        {
            // What a segment does not need is for those behind it.
            int leave = left - (left / (reader.Segments.Count - i));
            if (reader.Segments[i].Terms(PassageSchema.Starts) is not { } terms) continue;
            TermsCursor cursor = terms.OpenTerms();
            var runs = new PhraseRuns(phrases, prefix.Length);
            for (bool more = cursor.Seek(prefix) != SeekResult.End; more && left > leave && cursor.Term.StartsWith(prefix); more = cursor.MoveNext(), left--)
            {
                byte kind = cursor.Term[^1];
                ReadOnlySpan<byte> text = cursor.Term[..^2];
                if (kind == HeadlineTerms.Name) Count(names, Encoding.UTF8.GetString(text), cursor.Entry.DocFreq);
                else
                {
                    runs.Add(text, cursor.Entry.DocFreq);
                    // Whole headlines go before later words of others, however late they come.
                    bool isWhole = kind == HeadlineTerms.Headline;
                    if ((isWhole ? whole : headlines.Count) < MostHeadlines && headlines.TryAdd((Encoding.UTF8.GetString(text), kind), cursor.Entry.DocFreq) && isWhole) whole++;
                }
            }
            runs.Close();
        }
        return [.. phrases.Values.Where(static p => p.Text is not null && EndsWell(p.Text)).Select(static p => new HeadlineMatch(p.Text!, HeadlineMatch.Phrase, p.Count))
                .Concat(names.Select(static n => new HeadlineMatch(n.Key, HeadlineTerms.Name, n.Value))).OrderByDescending(static m => m.Count).ThenBy(static m => m.Text, StringComparer.Ordinal),
            .. headlines.Select(static h => new HeadlineMatch(h.Key.Text, h.Key.Kind, h.Value)).OrderBy(static h => h.Kind).Take(MostHeadlines)];
    }

    private static void Count(Dictionary<string, int> counts, string text, int docFreq) => counts[text] = counts.GetValueOrDefault(text) + docFreq;

    /// <summary>"minister of" is no phrase.</summary>
    private static bool EndsWell(string phrase) => !QuestionWords.Contains(phrase.AsSpan(phrase.LastIndexOf(' ') + 1));

    /// <summary>Counts the phrases of two and three words that sorted texts begin with: equal ones follow one another.</summary>
    /// <remarks>Most occur once. They are told apart by 64 bits of hash, and only those that are frequent become texts.</remarks>
    private sealed class PhraseRuns(Dictionary<ulong, (string? Text, int Count)> phrases, int typedLength)
    {
        private readonly (byte[] Text, int Length, int Count)[] _runs = [(new byte[1024], 0, 0), (new byte[1024], 0, 0)];

        /// <summary>Takes the next text.</summary>
        public void Add(ReadOnlySpan<byte> text, int docFreq)
        {
            for (int words = 2; words <= WordsInPhrase; words++)
            {
                int length = LengthOf(text, words);
                ref (byte[] Text, int Length, int Count) run = ref _runs[words - 2];
                if (length >= typedLength && run.Length == length && text[..length].SequenceEqual(run.Text.AsSpan(0, length)))
                {
                    run.Count += docFreq;
                    continue;
                }
                Close(ref run);
                if (length < typedLength || length > run.Text.Length) continue;
                text[..length].CopyTo(run.Text);
                (run.Length, run.Count) = (length, docFreq);
            }
        }

        /// <summary>Ends the last runs.</summary>
        public void Close()
        {
            for (int i = 0; i < _runs.Length; i++) Close(ref _runs[i]);
        }

        private void Close(ref (byte[] Text, int Length, int Count) run)
        {
            if (run.Length == 0) return;
            ReadOnlySpan<byte> text = run.Text.AsSpan(0, run.Length);
            ref (string? Text, int Count) phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, Fnv1a.Add(Fnv1a.Basis, text), out _);
            phrase.Count += run.Count;
            if (phrase.Count >= LeastForPhrase) phrase.Text ??= Encoding.UTF8.GetString(text);
            run.Length = 0;
        }

        /// <summary>Bytes of the first words; 0 if there are fewer.</summary>
        private static int LengthOf(ReadOnlySpan<byte> text, int words)
        {
            int at = 0;
            for (; words > 1; words--)
            {
                int space = text[at..].IndexOf((byte)' ');
                if (space < 0) return 0;
                at += space + 1;
            }
            return text[at..].IndexOf((byte)' ') is >= 0 and var end ? at + end : text.Length;
        }
    }
}
