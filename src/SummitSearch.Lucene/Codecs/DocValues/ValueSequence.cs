using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>All integers of a column in order of their documents, for one pass.</summary>
internal abstract class ValueSequence
{
    /// <summary>The next value; false behind the last.</summary>
    public abstract bool TryNext(out long value);

    /// <summary>The values of a column with one a document.</summary>
    public static ValueSequence Of(NumericDocValues column) => new Single(column);

    /// <summary>The values of a column with several a document.</summary>
    public static ValueSequence Of(SortedNumericDocValues column) => new Several(column);

    private sealed class Single(NumericDocValues column) : ValueSequence
    {
        public override bool TryNext(out long value)
        {
            bool found = column.NextDoc() != DocIdCursor.NoMoreDocs;
            value = found ? column.Value : 0;
            return found;
        }
    }

    private sealed class Several(SortedNumericDocValues column) : ValueSequence
    {
        private int _left;

        public override bool TryNext(out long value)
        {
            value = 0;
            if (_left == 0)
            {
                if (column.NextDoc() == DocIdCursor.NoMoreDocs)
                    return false;
                _left = column.ValueCount;
            }
            _left--;
            value = column.NextValue();
            return true;
        }
    }
}
