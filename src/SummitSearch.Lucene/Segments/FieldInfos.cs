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
        _fields = [.. fields];
        _byName = new(_fields.Length, StringComparer.Ordinal);
        _byNumber = new(_fields.Length);
        bool isSorted = true;
        for (int i = 0; i < _fields.Length; i++)
        {
            FieldInfo field = _fields[i];
            _byName.Add(field.Name, field);
            _byNumber.Add(field.Number, field);
            isSorted &= i == 0 || _fields[i - 1].Number < field.Number;
        }
        if (!isSorted)
            Array.Sort(_fields, static (a, b) => a.Number.CompareTo(b.Number));
    }

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public FieldInfo this[int index] => _fields[index];

    /// <summary>Finds a field by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FieldInfo? field) => _byName.TryGetValue(name, out field);

    /// <summary>Finds a field by number.</summary>
    public bool TryGet(int number, [NotNullWhen(true)] out FieldInfo? field) => _byNumber.TryGetValue(number, out field);

    /// <summary>Whether a field is as asked for.</summary>
    internal bool Exists(Predicate<FieldInfo> match) => Array.Exists(_fields, match);

    /// <inheritdoc/>
    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
