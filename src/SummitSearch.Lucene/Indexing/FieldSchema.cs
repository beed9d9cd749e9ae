using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing;

/// <summary>The fields of a whole index: one number and one set of options for each name, in all segments.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FieldSchema
{
    private readonly Dictionary<string, FieldFacts> _fields = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _nextNumber;

    /// <summary>Takes in all fields of a document, or none of them.</summary>
    /// <exception cref="ArgumentException">A field contradicts the index or another value in the document.</exception>
    public void Register(Document document)
    {
        lock (_gate)
        {
            Dictionary<string, FieldFacts> changed = new(StringComparer.Ordinal);
            int next = _nextNumber;
            for (int i = 0; i < document.Count; i++)
            {
                Field field = document[i];
                if (!changed.TryGetValue(field.Name, out FieldFacts? facts) && !_fields.TryGetValue(field.Name, out facts))
                    facts = new FieldFacts(field.Name, next++);
                changed[field.Name] = facts.With(field.Options);
            }
            foreach (FieldFacts facts in changed.Values)
                _fields[facts.Name] = facts;
            _nextNumber = next;
        }
    }

    /// <summary>Takes in the fields of a segment. A name keeps the number that it has; a new name keeps the segment's number where that is free.</summary>
    /// <exception cref="ArgumentException">A field contradicts another segment.</exception>
    public void Register(FieldInfos segment)
    {
        lock (_gate)
        {
            foreach (FieldInfo field in segment)
            {
                if (!_fields.TryGetValue(field.Name, out FieldFacts? facts))
                {
                    int number = _fields.Values.Any(f => f.Number == field.Number) ? _nextNumber : field.Number;
                    facts = new FieldFacts(field.Name, number);
                    _nextNumber = Math.Max(_nextNumber, number + 1);
                }
                _fields[field.Name] = facts.With(field);
            }
        }
    }

    /// <summary>What is known of a registered field.</summary>
    /// <exception cref="KeyNotFoundException">It was never registered.</exception>
    public FieldFacts Get(string name)
    {
        lock (_gate)
            return _fields[name];
    }

    /// <summary>Forgets all fields, as after all documents were deleted.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _fields.Clear();
            _nextNumber = 0;
        }
    }
}
