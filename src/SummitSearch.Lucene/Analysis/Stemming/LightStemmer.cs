namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>Takes inflection off the end of words by a table alone: the longest ending first, several in turn, as long as enough of the word is left.</summary>
/// <remarks>For languages without a Snowball vocabulary to hold a stemmer against. Expects words whose spelling is levelled already.</remarks>
internal class LightStemmer : Stemmer
{
    private readonly SuffixTable _endings;
    private readonly int _shortestStem;
    private readonly int _rounds;

    /// <summary>Creates a stemmer.</summary>
    /// <param name="shortestStem">Letters that must be left.</param>
    /// <param name="rounds">Most endings taken off one word.</param>
    /// <param name="endings">The endings divided by spaces.</param>
    public LightStemmer(int shortestStem, int rounds, string endings)
    {
        _shortestStem = shortestStem;
        _rounds = rounds;
        _endings = new SuffixTable(endings);
    }

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        for (int round = 0; round < _rounds && _endings.Match(word.From(_shortestStem), out int ending) != 0; round++) word.Drop(ending);
    }
}
