using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Compiles wildcard patterns: <c>*</c> any run of code points, <c>?</c> one, <c>\</c> takes the next character literally.</summary>
internal static class WildcardPattern
{
    /// <summary>Compiles a pattern that must cover a whole term. A final lone backslash stands for itself.</summary>
    /// <exception cref="AutomatonTooComplexException">The pattern is too long or too involved.</exception>
    public static ByteDfa Compile(string pattern, AutomatonLimits limits)
    {
        NfaFragments fragments = new(new Nfa(limits));
        int start = fragments.Nfa.AddState();
        int end = start;
        bool escaped = false;
        foreach (Rune rune in pattern.EnumerateRunes())
        {
            if (!escaped && rune.Value == '\\')
            {
                escaped = true;
                continue;
            }
            end = (escaped, rune.Value) switch
            {
                (false, '*') => fragments.AppendAnyText(end),
                (false, '?') => fragments.AppendRange(end, 0, NfaFragments.MaxCodePoint),
                _ => fragments.AppendRange(end, rune.Value, rune.Value),
            };
            escaped = false;
        }
        if (escaped)
            end = fragments.AppendRange(end, '\\', '\\');
        return Determinizer.Run(fragments.Nfa, start, end);
    }

    /// <summary>The literal part before the first <c>*</c> or <c>?</c>, unescaped.</summary>
    public static string LiteralPrefix(string pattern)
    {
        StringBuilder prefix = new();
        for (int i = 0; i < pattern.Length && pattern[i] is not ('*' or '?'); i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i++;
            prefix.Append(pattern[i]);
        }
        return prefix.ToString();
    }
}
