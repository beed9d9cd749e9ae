using System.Text;
using System.Text.Json;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Passages;

namespace SummitSearch.Backends;

/// <summary>Reads an article straight from its stored bytes.</summary>
internal sealed class ArticleVisitor : IStoredFieldVisitor
{
    private Article? _article;
    private Passage[] _passages = [];
    private string? _file;
    private string? _hash;
    private long _story;

    /// <summary>The article, once its document was visited.</summary>
    public IndexedArticle Result => _article is not null && _hash is not null
        ? new IndexedArticle(_article, _passages, ArticleDocuments.FileOf(_file!), _hash) { Story = _story }
        : throw new InvalidDataException("The document holds no article. Rebuild the index.");

    /// <inheritdoc/>
    public bool Wants(FieldInfo field) => field.Name is PassageSchema.Json or PassageSchema.Passages or PassageSchema.File or PassageSchema.Hash or PassageSchema.Story;

    /// <inheritdoc/>
    public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
        if (field.Name == PassageSchema.File) _file = Encoding.UTF8.GetString(utf8);
        else _hash = Encoding.UTF8.GetString(utf8);
    }

    /// <inheritdoc/>
    public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes)
    {
        if (field.Name == PassageSchema.Json) _article = JsonSerializer.Deserialize(bytes, ArticleJson.Default.Article);
        else _passages = ArticleDocuments.Unpack(bytes);
    }

    /// <inheritdoc/>
    public void VisitNumber(FieldInfo field, FieldValue value) => _story = value.AsInt64;
}
