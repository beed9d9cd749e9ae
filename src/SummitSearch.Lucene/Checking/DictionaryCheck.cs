using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks the dictionary of a column: terms ascend, every one is used, each is found again.</summary>
internal static class DictionaryCheck
{
    private const int TermsBetweenLookups = 64;

    /// <summary>Checks a dictionary.</summary>
    public static void Run(TermsDictionary dictionary, FixedBitSet used, string file, CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        string segment = reader.Info.Info.Name;
        if (used.Cardinality() != used.Length)
            log.Add(file, -1, segment, $"{used.Length - used.Cardinality()} entries of the dictionary of field '{field.Name}' are used by no document.");
        TermsDictionaryCursor terms = new(dictionary);
        TermsDictionaryCursor lookups = new(dictionary);
        byte[] previous = [];
        for (int ordinal = 0; ordinal < dictionary.Count; ordinal++)
        {
            ReadOnlySpan<byte> term = terms.Lookup(ordinal);
            if (ordinal > 0 && term.SequenceCompareTo(previous) <= 0)
            {
                log.Add(file, -1, segment, $"entry {ordinal} of the dictionary of field '{field.Name}' is not above the one before.");
                return;
            }
            if (term.Length > dictionary.MaxTermLength)
                log.Add(file, -1, segment, $"entry {ordinal} of the dictionary of field '{field.Name}' has {term.Length} bytes, the longest has {dictionary.MaxTermLength}.");
            previous = term.ToArray();
            if (ordinal % TermsBetweenLookups == 0 && lookups.LookupTerm(previous) != ordinal)
                log.Add(file, -1, segment, $"entry {ordinal} of the dictionary of field '{field.Name}' is not found by its value.");
        }
    }
}
