using System.Text.Json.Serialization;
using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>The JSON form in which articles and file notes lie in the index; serializers are generated at compile time.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(CorpusFile))]
internal sealed partial class ArticleJson : JsonSerializerContext;
