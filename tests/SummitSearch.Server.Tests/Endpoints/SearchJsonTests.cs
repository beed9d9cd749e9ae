using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SummitSearch.Querying;
using SummitSearch.Server.Endpoints;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>The generated writer of answers against the serializer.</summary>
public sealed class SearchJsonTests
{
    [Fact]
    public void Write_EveryPropertySet_IsWhatTheSerializerWrites()
    {
        SearchResponse answer = (SearchResponse)Filled(typeof(SearchResponse), depth: 0);
        Assert.NotNull(answer.Passages[0].Explanation!.Details[0].Details);
        AssertSame(answer);
    }

    [Fact]
    public void Write_NothingSetThatMayBeLeftOut_IsWhatTheSerializerWrites()
    {
        AssertSame(new SearchResponse { Passages = [], Total = default, TookMs = 0 });
        AssertSame(new SearchResponse
        {
            Passages = [new RankedPassage { Rank = 1, Score = 0.1f, Id = "a#0", Text = "", Start = 0, End = 0, Article = new ArticleSummary { Id = "a" } }],
            Total = new TotalCount(7, TotalRelation.Exact),
            TookMs = 0.125,
        });
    }

    private static void AssertSame(SearchResponse answer)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        SearchJson.Write(writer, answer);
        writer.Flush();
        Assert.Equal(JsonSerializer.Serialize(answer, SummitJson.Options), Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    /// <summary>A value with all properties set, whichever there are: so a property that is new takes part too.</summary>
    private static object Filled(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "Éclair \"<b>\" 船 \u2028\n";
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2024, 4, 10, 19, 30, 0, 123, TimeSpan.FromHours(-4));
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1)!;
        if (type.IsPrimitive)
            return Convert.ChangeType(type == typeof(bool) ? 1 : 1.7 + depth, type, null);
        if (type.IsGenericType)
        {
            Array list = Array.CreateInstance(type.GenericTypeArguments[0], depth > 5 ? 0 : 2);
            for (int i = 0; i < list.Length; i++)
                list.SetValue(Filled(type.GenericTypeArguments[0], depth + 1), i);
            return list;
        }
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties().Where(static p => p.CanWrite))
            property.SetValue(value, Filled(property.PropertyType, depth + 1));
        return value;
    }
}
