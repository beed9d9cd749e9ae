using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SummitSearch.Lucene.Segments;

/// <summary>The fields of one segment, in order of their numbers.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FieldInfos : IReadOnlyList<FieldInfo>
{
    private readonly FieldInfo[] _fields;
    private readonly Dictionary<string, FieldInfo> _byName;
    private readonly Dictionary<int, FieldInfo> _byNumber;

    /// <summary>Collects fields.</summary>
    /// <exception cref="ArgumentException">Two fields share a name or a number.</exception>
    public FieldInfos(IEnumerable<FieldInfo> fields)
    {
        _fields = [.. fields.OrderBy(static f => f.Number)];
        _byName = _fields.ToDictionary(static f => f.Name, StringComparer.Ordinal);
        _byNumber = _fields.ToDictionary(static f => f.Number);
    }

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public FieldInfo this[int index] => _fields[index];

    /// <summary>Finds a field by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FieldInfo? field) => _byName.TryGetValue(name, out field);

    /// <summary>Finds a field by number.</summary>
    public bool TryGet(int number, [NotNullWhen(true)] out FieldInfo? field) => _byNumber.TryGetValue(number, out field);

    /// <inheritdoc/>
    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
