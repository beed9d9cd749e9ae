using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Searching;

/// <summary>Sums up 1 / (1 + width) over the windows that a walk through the positions finds.</summary>
/// <remarks>The walk is the one that ranking was calibrated with, not a search for all combinations: the window's end never moves back, and slots that
/// share terms may not stand on one token. Everything is done in float, in the order found.</remarks>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private const int StepsBetweenChecks = 4096;
    private readonly PhraseSlotCursor[] _slots;
    private readonly SlotWalk[] _walks;
    private readonly SlotWalk[][] _groups;
    private readonly List<SlotWalk> _queue;
    private readonly bool _multiTermRepeats;
    private readonly int _slop;
    private readonly SearchClock _clock;
    private int _end;
    private int _steps;

    /// <summary>Prepares the walk; finds the slots that share terms.</summary>
    public SloppyPhraseMatcher(PhraseSlotCursor[] slots, PhraseSlots terms, int slop, SearchClock clock)
    {
        _slots = slots;
        _slop = slop;
        _clock = clock;
        _walks = new SlotWalk[slots.Length];
        for (int i = 0; i < slots.Length; i++)
            _walks[i] = new SlotWalk(terms.Positions[i], i);
        _queue = new List<SlotWalk>(slots.Length);
        _groups = GroupRepeats(terms.Terms);
        _multiTermRepeats = Array.Exists(_groups, g => Array.Exists(g, w => terms.Terms[w.Ordinal].Length > 1));
    }

    /// <summary>Groups of slots that are connected over shared terms and stand at different places, each sorted by place.</summary>
    private SlotWalk[][] GroupRepeats(Term[][] terms)
    {
        int[] parent = [.. Enumerable.Range(0, terms.Length)];
        foreach (IGrouping<Term, int> slots in terms.SelectMany(static (slot, i) => slot.Select(t => (Term: t, Slot: i))).GroupBy(static s => s.Term, static s => s.Slot))
        {
            // Slots at one and the same place never collide; as soon as there are two places, all slots of the term hang together.
            int first = slots.First();
            if (slots.All(i => _walks[i].Offset == _walks[first].Offset))
                continue;
            foreach (int slot in slots)
                parent[RootOf(parent, slot)] = RootOf(parent, first);
        }
        SlotWalk[][] groups = [.. _walks.GroupBy(w => RootOf(parent, w.Ordinal)).Where(static g => g.Skip(1).Any()).Select(static g => g.OrderBy(static w => w.Offset).ToArray())];
        for (int g = 0; g < groups.Length; g++)
        {
            foreach (SlotWalk walk in groups[g])
                walk.Group = g;
        }
        return groups;
    }

    private static int RootOf(int[] parent, int slot)
    {
        while (parent[slot] != slot)
            slot = parent[slot] = parent[parent[slot]];
        return slot;
    }

    /// <inheritdoc/>
    public override float Freq()
    {
        for (int i = 0; i < _walks.Length; i++)
            _walks[i].Start(_slots[i].ReadPositions());
        return PlaceRepeats() ? Walk() : 0f;
    }

    /// <summary>Moves slots of a group apart at the start; false where a slot runs out.</summary>
    private bool PlaceRepeats()
    {
        _queue.Clear();
        _end = int.MinValue;
        foreach (SlotWalk[] group in _groups)
        {
            if (_multiTermRepeats ? !SeparateAll(group) : !Stagger(group))
                return false;
        }
        foreach (SlotWalk walk in _walks)
        {
            _end = Math.Max(_end, walk.Relative);
            Enqueue(walk);
        }
        return true;
    }

    private bool Stagger(SlotWalk[] group)
    {
        for (int i = 1; i < group.Length; i++)
        {
            for (int step = 0; step < i; step++)
            {
                if (!Step(group[i]))
                    return false;
            }
        }
        return true;
    }

    private bool SeparateAll(SlotWalk[] group)
    {
        int i = 0;
        while (i < group.Length)
        {
            bool restart = false;
            while (CollidingWith(group[i], group) is { } other)
            {
                SlotWalk lesser = Lesser(group[i], other);
                if (!Step(lesser))
                    return false;
                if (Array.IndexOf(group, lesser) < i)
                {
                    restart = true;
                    break;
                }
            }
            i = restart ? 0 : i + 1;
        }
        return true;
    }

    private float Walk()
    {
        float freq = 0f;
        SlotWalk current = Dequeue();
        int width = _end - current.Relative;
        int next = _queue[0].Relative;
        while (Advance(current) && Separate(current))
        {
            if (current.Relative > next)
            {
                Enqueue(current);
                if (width <= _slop)
                    freq += 1f / (1f + width);
                current = Dequeue();
                next = _queue[0].Relative;
                width = _end - current.Relative;
            }
            else
            {
                width = Math.Min(width, _end - current.Relative);
            }
        }
        return width <= _slop ? freq + (1f / (1f + width)) : freq;
    }

    private bool Step(SlotWalk walk)
    {
        if ((++_steps & (StepsBetweenChecks - 1)) == 0)
            _clock.ThrowIfOver();
        return walk.Step();
    }

    private bool Advance(SlotWalk walk)
    {
        if (!Step(walk))
            return false;
        _end = Math.Max(_end, walk.Relative);
        return true;
    }

    /// <summary>Two slots of one group may not stand on one token: the lesser moves on until none do. Queued slots that moved are queued anew.</summary>
    private bool Separate(SlotWalk moved)
    {
        if (moved.Group < 0)
            return true;
        SlotWalk[] group = _groups[moved.Group];
        SlotWalk walk = moved;
        while (CollidingWith(walk, group) is { } other)
        {
            walk = Lesser(walk, other);
            bool queued = _queue.Remove(walk);
            bool alive = Advance(walk);
            if (queued)
                Enqueue(walk);
            if (!alive)
                return false;
        }
        return true;
    }

    private static SlotWalk? CollidingWith(SlotWalk walk, SlotWalk[] group)
    {
        foreach (SlotWalk other in group)
        {
            if (other != walk && other.Position == walk.Position)
                return other;
        }
        return null;
    }

    private static SlotWalk Lesser(SlotWalk a, SlotWalk b) => a.Relative < b.Relative || (a.Relative == b.Relative && a.Offset < b.Offset) ? a : b;

    /// <summary>The queue is a sorted list: phrases have a handful of slots, and not even thousands make it slow.</summary>
    private void Enqueue(SlotWalk walk)
    {
        int low = 0;
        int high = _queue.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (walk.CompareTo(_queue[middle]) < 0)
                high = middle;
            else
                low = middle + 1;
        }
        _queue.Insert(low, walk);
    }

    private SlotWalk Dequeue()
    {
        SlotWalk first = _queue[0];
        _queue.RemoveAt(0);
        return first;
    }
}
