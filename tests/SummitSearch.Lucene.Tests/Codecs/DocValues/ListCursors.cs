using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.DocValues;

/// <summary>Columns out of arrays, for writers.</summary>
internal static class ListCursors
{
    public static byte[][] Dictionary(IEnumerable<byte[]> values) =>
        [.. values.DistinctBy(Convert.ToHexString).Order(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)))];

    public static int Find(byte[][] dictionary, ReadOnlySpan<byte> value)
    {
        int at = 0;
        while (at < dictionary.Length && dictionary[at].AsSpan().SequenceCompareTo(value) < 0)
            at++;
        return at < dictionary.Length && dictionary[at].AsSpan().SequenceEqual(value) ? at : ~at;
    }

    internal sealed class Binary(byte[]?[] values) : BinaryDocValues
    {
        private int _docId = -1;

        public override int DocId => _docId;

        public override long Cost => values.Length;

        public override ReadOnlySpan<byte> Value => values[_docId];

        public override int NextDoc() => Advance(_docId + 1);

        public override int Advance(int target)
        {
            while (target < values.Length && values[target] is null)
                target++;
            return _docId = target < values.Length ? target : NoMoreDocs;
        }

        public override bool AdvanceExact(int docId) => throw new NotSupportedException();
    }

    internal sealed class Sorted(byte[][] dictionary, int[] ordinals) : SortedDocValues
    {
        private int _docId = -1;

        public override int DocId => _docId;

        public override long Cost => ordinals.Length;

        public override int Ordinal => ordinals[_docId];

        public override int ValueCount => dictionary.Length;

        public override int NextDoc() => Advance(_docId + 1);

        public override int Advance(int target)
        {
            while (target < ordinals.Length && ordinals[target] < 0)
                target++;
            return _docId = target < ordinals.Length ? target : NoMoreDocs;
        }

        public override bool AdvanceExact(int docId) => throw new NotSupportedException();

        public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => dictionary[ordinal];

        public override int LookupValue(ReadOnlySpan<byte> value) => Find(dictionary, value);
    }

    internal sealed class SortedSet(byte[][] dictionary, int[][] ordinals) : SortedSetDocValues
    {
        private int _docId = -1;
        private int _next;

        public override int DocId => _docId;

        public override long Cost => ordinals.Length;

        public override long ValueCount => dictionary.Length;

        public override int NextDoc() => Advance(_docId + 1);

        public override int Advance(int target)
        {
            while (target < ordinals.Length && ordinals[target].Length == 0)
                target++;
            _next = 0;
            return _docId = target < ordinals.Length ? target : NoMoreDocs;
        }

        public override bool AdvanceExact(int docId) => throw new NotSupportedException();

        public override long NextOrdinal() => _next < ordinals[_docId].Length ? ordinals[_docId][_next++] : NoMoreOrdinals;

        public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => dictionary[ordinal];

        public override long LookupValue(ReadOnlySpan<byte> value) => Find(dictionary, value);
    }

    internal sealed class SortedNumeric(long[][] values) : SortedNumericDocValues
    {
        private int _docId = -1;
        private int _next;

        public override int DocId => _docId;

        public override long Cost => values.Length;

        public override int ValueCount => values[_docId].Length;

        public override int NextDoc() => Advance(_docId + 1);

        public override int Advance(int target)
        {
            while (target < values.Length && values[target].Length == 0)
                target++;
            _next = 0;
            return _docId = target < values.Length ? target : NoMoreDocs;
        }

        public override bool AdvanceExact(int docId) => throw new NotSupportedException();

        public override long NextValue() => values[_docId][_next++];
    }
}
