namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>Reduces the words of one language to stems. Immutable, thread-safe.</summary>
internal abstract class Stemmer
{
    /// <summary>Stems a lower-case word in place.</summary>
    /// <param name="buffer">The word, with as much room after it as the word is long.</param>
    /// <param name="length">Letters of the word.</param>
    /// <returns>Letters of the stem.</returns>
    public int Stem(Span<char> buffer, int length)
    {
        var word = new StemWord(buffer, length);
        Stem(ref word);
        return word.Length;
    }

    /// <summary>Stems a lower-case word in place.</summary>
    protected abstract void Stem(ref StemWord word);
}
