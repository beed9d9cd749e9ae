using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The terms that an automaton accepts. Where the automaton dies within a term, the walk goes on at the next term that it could accept.</summary>
internal class AutomatonWalk : TermWalk
{
    // A seek costs about as much as stepping over this many terms.
    private const int StepsBeforeSeek = 12;
    private const int LongestTarget = 255;

    private ByteDfa _dfa;
    private int[] _path = new int[65];
    private byte[] _last = new byte[64];
    private int _validLength;
    private byte[] _target = new byte[64];
    private int _targetLength;
    private bool _started;

    /// <summary>Creates a walk over a dictionary.</summary>
    public AutomatonWalk(TermsCursor cursor, ByteDfa dfa, SearchClock clock)
        : base(cursor, clock)
    {
        _dfa = dfa;
        _path[0] = dfa.Start;
    }

    /// <summary>Value of the state in which the current term was accepted.</summary>
    protected int AcceptValue { get; private set; }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        bool any = _started ? Cursor.MoveNext() : Start();
        while (any)
        {
            CountStep();
            ReadOnlySpan<byte> term = Cursor.Term;
            int end = Follow(term);
            if (end == term.Length && _dfa.IsAccepting(_path[end]))
            {
                AcceptValue = _dfa.AcceptValue(_path[end]);
                return true;
            }
            any = end == term.Length ? Cursor.MoveNext() : SetTargetBehind(term, end) && MoveToTarget();
        }
        return false;
    }

    /// <summary>Goes on with an automaton that accepts less.</summary>
    protected void Narrow(ByteDfa dfa)
    {
        _dfa = dfa;
        _path[0] = dfa.Start;
        _validLength = 0;
    }

    private bool Start()
    {
        _started = true;
        if (_dfa.IsEmpty)
            return false;
        _targetLength = 0;
        ExtendTarget(_dfa.Start);
        return Cursor.Seek(_target.AsSpan(0, _targetLength)) != SeekResult.End;
    }

    /// <summary>Runs over the part of a term that differs from the one before; returns its length, or the place of the byte at which the automaton dies.</summary>
    private int Follow(ReadOnlySpan<byte> term)
    {
        if (_last.Length < term.Length)
            Grow(term.Length);
        int i = term.CommonPrefixLength(_last.AsSpan(0, _validLength));
        int[] path = _path;
        ReadOnlySpan<int> table = _dfa.Table;
        ReadOnlySpan<byte> classes = _dfa.Classes;
        int classCount = _dfa.ClassCount;
        int state = path[i];
        while (i < term.Length)
        {
            state = table[(state * classCount) + classes[term[i]]];
            if (state == ByteDfa.Dead)
                break;
            _last[i] = term[i];
            path[++i] = state;
        }
        _validLength = i;
        return i;
    }

    /// <summary>Sets the target to the least string above the term, from the dead byte on, that the automaton could accept; false if there is none.</summary>
    private bool SetTargetBehind(ReadOnlySpan<byte> term, int deadAt)
    {
        for (int at = deadAt; at >= 0; at--)
        {
            int next = _dfa.NextLiveByte(_path[at], term[at] + 1);
            if (next < 0)
                continue;
            term[..at].CopyTo(_target);
            _target[at] = (byte)next;
            _targetLength = at + 1;
            ExtendTarget(_dfa.Step(_path[at], (byte)next));
            return true;
        }
        return false;
    }

    /// <summary>Appends the least bytes by which a state could get to an accepting one.</summary>
    private void ExtendTarget(int state)
    {
        while (!_dfa.IsAccepting(state) && _targetLength < LongestTarget)
        {
            int next = _dfa.LeastLiveByte(state);
            if (_targetLength == _target.Length)
                Array.Resize(ref _target, 2 * _target.Length);
            _target[_targetLength++] = (byte)next;
            state = _dfa.Step(state, (byte)next);
        }
    }

    private bool MoveToTarget()
    {
        ReadOnlySpan<byte> target = _target.AsSpan(0, _targetLength);
        for (int steps = 0; steps < StepsBeforeSeek; steps++)
        {
            if (!Cursor.MoveNext())
                return false;
            if (Cursor.Term.SequenceCompareTo(target) >= 0)
                return true;
        }
        return Cursor.Seek(target) != SeekResult.End;
    }

    private void Grow(int length)
    {
        int size = Math.Max(length, 2 * _last.Length);
        Array.Resize(ref _last, size);
        Array.Resize(ref _path, size + 1);
        if (_target.Length < size)
            Array.Resize(ref _target, size);
    }
}
