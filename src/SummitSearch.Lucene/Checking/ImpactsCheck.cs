using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks that the impacts of each block bound the frequencies and norms of its documents: a search that trusts them may then skip safely.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class ImpactsCheck
{
    private readonly FieldTerms _terms;
    private readonly NormsReader? _norms;
    private readonly int[] _docs = new int[PostingsCursor.BlockSize];
    private readonly int[] _freqs = new int[PostingsCursor.BlockSize];
    private readonly int[] _impactFreqs = new int[TermBlocks.MaxImpacts];
    private readonly long[] _impactNorms = new long[TermBlocks.MaxImpacts];

    /// <summary>Prepares for a field.</summary>
    public ImpactsCheck(SegmentReader reader, FieldTerms terms)
    {
        _terms = terms;
        _norms = reader.Norms(terms.Field.Name);
    }

    /// <summary>What is wrong with the impacts of a term, or null.</summary>
    public string? FindFault(in TermEntry entry)
    {
        if (entry.DocFreq <= PostingsCursor.BlockSize)
            return null;
        TermBlocks blocks = _terms.OpenBlocks(entry);
        NumericDocValues? norms = _norms?.OpenCursor();
        for (int block = 0; block < blocks.BlockCount; block++)
        {
            int impacts = blocks.ReadImpacts(block, _impactFreqs, _impactNorms);
            if (impacts == 0)
                continue;
            int count = blocks.DecodeDocs(block, _docs);
            blocks.DecodeFreqs(block, _freqs);
            for (int i = 0; i < count; i++)
            {
                long norm = norms is null ? 1 : norms.AdvanceExact(_docs[i]) ? norms.Value : 0;
                if (!IsBounded(_freqs[i], (ulong)norm, impacts))
                    return $"has no impact that bounds document {_docs[i]} with frequency {_freqs[i]} and norm {norm}";
            }
        }
        return _terms is BlockTreeFieldTerms tree ? SkipLevelsCheck.FindFault(tree.ReadSkipLevels(entry)) : null;
    }

    private bool IsBounded(int freq, ulong norm, int impacts)
    {
        for (int i = 0; i < impacts; i++)
        {
            if (_impactFreqs[i] >= freq && (ulong)_impactNorms[i] <= norm)
                return true;
        }
        return false;
    }
}
