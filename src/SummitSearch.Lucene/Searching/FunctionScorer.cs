using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Scores the documents of another scorer by a numeric column.</summary>
internal sealed class FunctionScorer(Scorer inner, NumericDocValues? column, bool multiply, float boost) : Scorer
{
    private int _columnDoc = -1;
    private bool _hasValue;

    /// <inheritdoc/>
    public override int DocId => inner.DocId;

    /// <inheritdoc/>
    public override long Cost => inner.Cost;

    /// <inheritdoc/>
    public override DocIdCursor Approximation => inner.Approximation;

    /// <inheritdoc/>
    public override bool Confirm() => inner.Confirm();

    /// <inheritdoc/>
    public override int NextDoc() => inner.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => inner.Advance(target);

    /// <summary>The column's value; where there is none, 1 as a factor and 0 otherwise.</summary>
    public double Value()
    {
        if (HasValue())
            return column!.Value;
        return multiply ? 1 : 0;
    }

    /// <summary>Whether the column has a value here.</summary>
    public bool HasValue()
    {
        int docId = inner.DocId;
        if (_columnDoc != docId)
        {
            _columnDoc = docId;
            _hasValue = column is not null && column.AdvanceExact(docId);
        }
        return _hasValue;
    }

    /// <summary>What the boost is applied to.</summary>
    public double Factor() => multiply ? inner.Score() * Value() : Value();

    /// <inheritdoc/>
    public override float Score()
    {
        double factor = Factor();
        return factor >= 0 ? (float)(factor * boost) : 0f;
    }
}
