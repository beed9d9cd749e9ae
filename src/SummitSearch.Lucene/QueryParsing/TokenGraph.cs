using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Analysed tokens of which some span several positions, as a graph from position to position.</summary>
/// <remarks>Position 0 is the start; a token of increment i and length n leads from its position to the one n further.</remarks>
internal sealed class TokenGraph
{
    private readonly List<(int From, int To, AnalyzedToken Token)> _edges = [];

    /// <summary>Lays out tokens. Holes that dropped words left are closed, as a graph has no edge across them.</summary>
    public TokenGraph(List<AnalyzedToken> tokens)
    {
        int position = -1;
        int reached = 0;
        foreach (AnalyzedToken token in tokens)
        {
            position += Math.Max(token.Increment, position < 0 ? 1 : 0);
            position = Math.Min(position, reached);
            _edges.Add((position, position + token.Length, token with { Length = 1, Increment = 1 }));
            reached = Math.Max(reached, position + token.Length);
        }
        EndState = reached;
    }

    /// <summary>The position behind the last token.</summary>
    public int EndState { get; }

    /// <summary>The stretches between the positions that every path goes through, in order.</summary>
    public IEnumerable<(int From, int To)> Stretches()
    {
        int start = 0;
        for (int cut = 1; cut <= EndState; cut++)
        {
            int here = cut;
            if (_edges.Exists(e => e.From < here && e.To > here))
                continue;
            yield return (start, cut);
            start = cut;
        }
    }

    /// <summary>The tokens of a stretch if each of them alone leads through it; empty otherwise.</summary>
    public List<AnalyzedToken> ParallelTokens(int from, int to)
    {
        List<(int From, int To, AnalyzedToken Token)> inside = _edges.FindAll(e => e.From >= from && e.To <= to);
        return inside.TrueForAll(e => e.From == from && e.To == to) && to == from + 1 ? inside.ConvertAll(static e => e.Token) : [];
    }

    /// <summary>All ways from one position to another, in the order of their tokens.</summary>
    /// <exception cref="TooManyClausesException">There are more than <paramref name="most"/>.</exception>
    public List<List<AnalyzedToken>> Paths(int from, int to, int most)
    {
        List<List<AnalyzedToken>> complete = [];
        Stack<(int At, List<AnalyzedToken> Path)> open = new([(from, [])]);
        while (open.TryPop(out (int At, List<AnalyzedToken> Path) way))
        {
            if (way.At == to)
            {
                complete.Add(way.Path);
                if (complete.Count > most)
                    throw new TooManyClausesException(most);
                continue;
            }
            for (int i = _edges.Count - 1; i >= 0; i--)
            {
                if (_edges[i].From == way.At && _edges[i].To <= to)
                    open.Push((_edges[i].To, [.. way.Path, _edges[i].Token]));
            }
        }
        return complete;
    }
}
