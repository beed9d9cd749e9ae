using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Lays the universal Levenshtein automaton over one word and spells its transitions in bytes.</summary>
/// <remarks>For one compilation. The states are pairs of a universal state and a place in the word; between the bytes of a code point stand further
/// states: one for each beginning of a character of the word, and three for each target of all other characters.</remarks>
internal ref struct LevenshteinCompiler
{
    private readonly ReadOnlySpan<Rune> _prefix;
    private readonly ReadOnlySpan<Rune> _word;
    private readonly LevenshteinTables _tables;
    private readonly bool _anyTail;
    private readonly DfaBuilder _builder;
    private readonly Dictionary<(int State, int Base, int Best), int> _known = [];
    private readonly Dictionary<(int Target, int BytesLeft), int> _skips = [];
    private readonly Queue<(int State, int Base, int Best, int Number)> _open = new();
    private readonly byte[] _classes;
    private readonly byte[] _firstOfClass;
    private readonly Rune[] _alphabet;
    private readonly byte[][] _spelled;

    /// <summary>Prepares a compilation.</summary>
    public LevenshteinCompiler(ReadOnlySpan<Rune> prefix, ReadOnlySpan<Rune> word, LevenshteinTables tables, AutomatonLimits limits, bool anyTail)
    {
        _prefix = prefix;
        _word = word;
        _tables = tables;
        _anyTail = anyTail;
        HashSet<Rune> distinct = [];
        foreach (Rune rune in word)
            distinct.Add(rune);
        _alphabet = [.. distinct];
        _spelled = [.. _alphabet.Select(Spell)];
        bool[] begins = new bool[257];
        // Continuation bytes, and lead bytes of two, three and four bytes.
        foreach (int cut in (ReadOnlySpan<int>)[0x80, 0xC0, 0xE0, 0xF0, 0xF8])
            begins[cut] = true;
        foreach (byte value in _spelled.SelectMany(static s => s))
            begins[value] = begins[value + 1] = true;
        foreach (Rune rune in prefix)
        {
            foreach (byte value in Spell(rune))
                begins[value] = begins[value + 1] = true;
        }
        _classes = ByteClasses.FromCuts(begins, out int classCount);
        _firstOfClass = ByteClasses.Representatives(_classes, classCount);
        _builder = new DfaBuilder(_classes, classCount, limits);
    }

    /// <summary>Builds the automaton.</summary>
    public ByteDfa Compile()
    {
        int first = Intern(0, 0, -1);
        while (_open.TryDequeue(out (int State, int Base, int Best, int Number) item))
            Expand(item.State, item.Base, item.Best, item.Number);
        return _builder.Finish(PrependPrefix(first));
    }

    private static byte[] Spell(Rune rune)
    {
        byte[] bytes = new byte[rune.Utf8SequenceLength];
        rune.EncodeToUtf8(bytes);
        return bytes;
    }

    private readonly int PrependPrefix(int first)
    {
        for (int i = _prefix.Length - 1; i >= 0; i--)
        {
            byte[] bytes = Spell(_prefix[i]);
            for (int j = bytes.Length - 1; j >= 0; j--)
            {
                int state = _builder.AddState(-1);
                _builder.SetNext(state, _classes[bytes[j]], first);
                first = state;
            }
        }
        return first;
    }

    /// <summary>The number of a state. <paramref name="best"/> is the fewest edits of a beginning already passed (with any tail allowed), or -1.</summary>
    private int Intern(int state, int place, int best)
    {
        int distance = state < 0 ? -1 : _tables.Distance(state, _word.Length - place);
        if (_anyTail && distance >= 0 && (best < 0 || distance < best))
            best = distance;
        if (state < 0 && best < 0)
            return ByteDfa.Dead;
        (int, int, int) key = (state, state < 0 ? 0 : place, best);
        if (_known.TryGetValue(key, out int number))
            return number;
        number = _builder.AddState(_anyTail ? best : distance);
        _known.Add(key, number);
        _open.Enqueue((state, place, best, number));
        return number;
    }

    private void Expand(int state, int place, int best, int number)
    {
        int other = Target(state, place, best, null);
        SetOther(number, other, 0);
        for (int i = 0; i < _alphabet.Length; i++)
        {
            int target = Target(state, place, best, _alphabet[i]);
            if (target == other)
                continue;
            Overlay(number, _spelled[i], target, other);
        }
    }

    private int Target(int state, int place, int best, Rune? rune)
    {
        if (state < 0)
            return Intern(-1, 0, best);
        int vector = 0;
        for (int i = 0; i < _tables.Window && place + i < _word.Length; i++)
        {
            if (_word[place + i] == rune)
                vector |= 1 << i;
        }
        (int next, int shift) = _tables.Next(state, vector);
        return Intern(next, place + shift, best);
    }

    /// <summary>Sends all characters from a state to a target: <paramref name="rest"/> 0 at a character's beginning, otherwise within one.</summary>
    private void SetOther(int from, int target, int rest)
    {
        for (int c = 0; c < _firstOfClass.Length; c++)
        {
            byte value = _firstOfClass[c];
            int to = (rest, value) switch
            {
                (0, < 0x80) => target,
                (0, >= 0xC0 and < 0xE0) => Skip(target, 1),
                (0, >= 0xE0 and < 0xF0) => Skip(target, 2),
                (0, >= 0xF0 and < 0xF8) => Skip(target, 3),
                ( > 0, >= 0x80 and < 0xC0) => rest == 1 ? target : Skip(target, rest - 1),
                _ => ByteDfa.Dead,
            };
            _builder.SetNext(from, c, to);
        }
    }

    /// <summary>A state that reads so many continuation bytes before the target.</summary>
    private int Skip(int target, int rest)
    {
        if (target == ByteDfa.Dead)
            return ByteDfa.Dead;
        if (_skips.TryGetValue((target, rest), out int state))
            return state;
        state = _builder.AddState(-1);
        _skips.Add((target, rest), state);
        SetOther(state, target, rest);
        return state;
    }

    /// <summary>Gives one character of the word its own target, by a path of states of its own for all but its last byte.</summary>
    private void Overlay(int from, byte[] spelled, int target, int other)
    {
        for (int i = 0; i < spelled.Length - 1; i++)
        {
            int rest = spelled.Length - 1 - i;
            int next = _builder.Next(from, _classes[spelled[i]]);
            if (next == ByteDfa.Dead || next == Skip(other, rest))
            {
                next = _builder.AddState(-1);
                SetOther(next, other, rest);
                _builder.SetNext(from, _classes[spelled[i]], next);
            }
            from = next;
        }
        _builder.SetNext(from, _classes[spelled[^1]], target);
    }
}
