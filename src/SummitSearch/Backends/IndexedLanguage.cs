using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>A language that an index has passages in.</summary>
/// <remarks>Thread-safe. Valid as long as the reader is open.</remarks>
internal sealed class IndexedLanguage
{
    private const int LongestOnStack = 256;
    private readonly FieldTerms[] _terms;

    private IndexedLanguage(string name, IndexReader reader)
    {
        Name = name;
        Analyzer = LanguageFields.AnalyzerOf(name);
        TextField = PassageSchema.Text(name);
        string captions = PassageSchema.Captions(name);
        _terms = [.. reader.Segments.SelectMany(s => new[] { s.Terms(TextField), s.Terms(captions) }).OfType<FieldTerms>()];
    }

    /// <summary>Name of its fields.</summary>
    public string Name { get; }

    /// <summary>Its analysis.</summary>
    public Analyzer Analyzer { get; }

    /// <summary>The field of its texts.</summary>
    public string TextField { get; }

    /// <summary>The languages of an index.</summary>
    public static IReadOnlyList<IndexedLanguage> Of(IndexReader reader) =>
        [.. LanguageFields.All.Where(l => reader.Segments.Any(s => s.Terms(PassageSchema.Text(l)) is not null)).Select(l => new IndexedLanguage(l, reader))];

    /// <summary>Whether any of some terms stands in a text or a caption.</summary>
    public bool HoldsAny(List<QueryTerm> terms)
    {
        Span<byte> room = stackalloc byte[LongestOnStack];
        foreach (QueryTerm term in terms)
        {
            ReadOnlySpan<byte> bytes = Encoding.UTF8.TryGetBytes(term.Text, room, out int length) ? room[..length] : Encoding.UTF8.GetBytes(term.Text);
            foreach (FieldTerms field in _terms)
            {
                if (field.TryGet(bytes, out _)) return true;
            }
        }
        return false;
    }
}
