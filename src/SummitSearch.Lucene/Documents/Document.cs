using System.Collections;

namespace SummitSearch.Lucene.Documents;

/// <summary>What goes into the index as one unit, and what comes back of its stored fields: a list of fields in order.</summary>
/// <remarks>Not thread-safe while being filled.</remarks>
public sealed class Document : IReadOnlyList<Field>
{
    private readonly List<Field> _fields = [];

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <inheritdoc/>
    public Field this[int index] => _fields[index];

    /// <summary>Appends a field.</summary>
    public void Add(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        _fields.Add(field);
    }

    /// <summary>The first value under a name, if any.</summary>
    public bool TryGet(string name, out FieldValue value)
    {
        foreach (Field field in _fields)
        {
            if (field.Name == name)
            {
                value = field.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>The first string under a name, or null.</summary>
    public string? GetString(string name) => TryGet(name, out FieldValue value) && value.Kind == FieldValueKind.String ? value.AsString : null;

    /// <summary>All values under a name, in order.</summary>
    public IEnumerable<FieldValue> GetAll(string name) => _fields.Where(f => f.Name == name).Select(static f => f.Value);

    /// <inheritdoc/>
    public IEnumerator<Field> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
