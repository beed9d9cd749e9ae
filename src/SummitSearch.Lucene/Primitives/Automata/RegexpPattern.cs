namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Compiles regular expressions (see <see cref="RegexpParser"/>) to automata.</summary>
internal sealed class RegexpPattern
{
    private readonly AutomatonLimits _limits;
    private readonly NfaFragments _fragments;

    private RegexpPattern(AutomatonLimits limits)
    {
        _limits = limits;
        _fragments = new NfaFragments(new Nfa(limits));
    }

    /// <summary>Compiles a pattern that must cover a whole term.</summary>
    /// <exception cref="RegexpSyntaxException">It is not well-formed.</exception>
    /// <exception cref="AutomatonTooComplexException">It needs too many states or too much work.</exception>
    public static ByteDfa Compile(string pattern, AutomatonLimits limits) => Compile(RegexpParser.Parse(pattern, limits), limits);

    private static ByteDfa Compile(RegexpNode node, AutomatonLimits limits)
    {
        RegexpPattern compiler = new(limits);
        int start = compiler._fragments.Nfa.AddState();
        int end = compiler.Append(start, node);
        return Determinizer.Run(compiler._fragments.Nfa, start, end);
    }

    private int Append(int from, RegexpNode node) => node switch
    {
        RegexpNode.Characters characters => AppendCharacters(from, characters),
        RegexpNode.Literal literal => _fragments.AppendText(from, literal.Text),
        RegexpNode.AnyText => _fragments.AppendAnyText(from),
        RegexpNode.Nothing => _fragments.Nfa.AddState(),
        RegexpNode.Sequence sequence => AppendSequence(from, sequence),
        RegexpNode.Union union => AppendUnion(from, union),
        RegexpNode.Repetition repetition => AppendRepetition(from, repetition),
        RegexpNode.Interval interval => AppendInterval(from, interval),
        RegexpNode.Intersection intersection => _fragments.AppendCopy(from, Intersect(intersection)),
        RegexpNode.Complement complement => _fragments.AppendCopy(from, Negate(complement)),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a regular expression."),
    };

    private int AppendCharacters(int from, RegexpNode.Characters characters)
    {
        int to = _fragments.Nfa.AddState();
        foreach ((int low, int high) in characters.Ranges)
            _fragments.AddRange(from, to, low, high);
        return to;
    }

    private int AppendSequence(int from, RegexpNode.Sequence sequence)
    {
        foreach (RegexpNode part in sequence.Parts)
            from = Append(from, part);
        return from;
    }

    private int AppendUnion(int from, RegexpNode.Union union)
    {
        int end = _fragments.Nfa.AddState();
        foreach (RegexpNode part in union.Parts)
        {
            // Each part starts in a state of its own, because loops may lead back to it.
            int start = _fragments.Nfa.AddState();
            _fragments.Nfa.AddEmpty(from, start);
            _fragments.Nfa.AddEmpty(Append(start, part), end);
        }
        return end;
    }

    private int AppendRepetition(int from, RegexpNode.Repetition repetition)
    {
        for (int i = 0; i < repetition.Min; i++)
            from = AppendOnce(from, repetition.Part);
        if (repetition.Max < 0)
            return AppendLoop(from, repetition.Part);
        int end = _fragments.Nfa.AddState();
        for (int i = repetition.Min; i < repetition.Max; i++)
        {
            _fragments.Nfa.AddEmpty(from, end);
            from = AppendOnce(from, repetition.Part);
        }
        _fragments.Nfa.AddEmpty(from, end);
        return end;
    }

    private int AppendOnce(int from, RegexpNode part)
    {
        int start = _fragments.Nfa.AddState();
        _fragments.Nfa.AddEmpty(from, start);
        return Append(start, part);
    }

    private int AppendLoop(int from, RegexpNode part)
    {
        int head = _fragments.Nfa.AddState();
        _fragments.Nfa.AddEmpty(from, head);
        _fragments.Nfa.AddEmpty(AppendOnce(head, part), head);
        int end = _fragments.Nfa.AddState();
        _fragments.Nfa.AddEmpty(head, end);
        return end;
    }

    private int AppendInterval(int from, RegexpNode.Interval interval)
    {
        int start = _fragments.Nfa.AddState();
        _fragments.Nfa.AddEmpty(from, start);
        int end = _fragments.Nfa.AddState();
        if (interval.Digits == 0)
            _fragments.Nfa.AddEdge(start, '0', '0', start);
        DecimalInterval.Append(_fragments.Nfa, start, end, interval);
        return end;
    }

    private ByteDfa Intersect(RegexpNode.Intersection intersection)
    {
        ByteDfa common = Compile(intersection.Parts[0], _limits);
        for (int i = 1; i < intersection.Parts.Count; i++)
            common = DfaOperations.Intersect(common, Compile(intersection.Parts[i], _limits), _limits);
        return common;
    }

    private ByteDfa Negate(RegexpNode.Complement complement) =>
        DfaOperations.Subtract(Compile(new RegexpNode.AnyText(), _limits), Compile(complement.Part, _limits), _limits);
}
