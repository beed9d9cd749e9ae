using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>What a query looks for in one field: words, phrases, and conditions on words. Excluded parts are left out.</summary>
internal sealed class HighlightTerms
{
    private readonly string? _field;

    /// <summary>Takes a query apart.</summary>
    /// <param name="query">The query as parsed, not rewritten.</param>
    /// <param name="field">The field, or null for all fields.</param>
    public HighlightTerms(Query query, string? field)
    {
        _field = field;
        Collect(query);
        Phrases.RemoveAll(p => Phrases.Find(q => q.Equals(p)) is { } first && !ReferenceEquals(first, p));
    }

    /// <summary>Words that count wherever they stand.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Phrases, of which words count only where the phrase matches; each once.</summary>
    public List<HighlightPhrase> Phrases { get; } = [];

    /// <summary>Prefixes, patterns, fuzzy words and ranges; each once.</summary>
    public List<MultiTermQuery> Conditions { get; } = [];

    /// <summary>True if there is nothing to look for.</summary>
    public bool IsEmpty => Words.Count == 0 && Phrases.Count == 0 && Conditions.Count == 0;

    private void Collect(Query query)
    {
        switch (query)
        {
            case BooleanQuery boolean:
                foreach (BooleanClause clause in boolean.Clauses)
                {
                    if (clause.Occur != Occur.MustNot)
                        Collect(clause.Query);
                }
                break;
            case BoostQuery boost:
                Collect(boost.Query);
                break;
            case ConstantScoreQuery constant:
                Collect(constant.Query);
                break;
            case FunctionScoreQuery function:
                Collect(function.Query);
                break;
            case DisjunctionMaxQuery several:
                foreach (Query part in several.Queries)
                    Collect(part);
                break;
            case MultiTermQuery condition when IsWanted(condition.Field):
                if (!Conditions.Contains(condition))
                    Conditions.Add(condition);
                break;
            default:
                CollectTerms(query);
                break;
        }
    }

    private void CollectTerms(Query query)
    {
        switch (query)
        {
            case TermQuery term:
                Add([term.Term]);
                break;
            case SynonymQuery synonyms:
                Add(synonyms.Terms.Select(static t => t.Term));
                break;
            case BlendedTermQuery blended:
                Add(blended.Terms.Select(static t => t.Term));
                break;
            case TermInSetQuery set:
                Add(set.Terms);
                break;
            case PhraseQuery { Terms.Count: > 0 } phrase:
                AddPhrase(phrase.Terms[0].Field, phrase.Terms.Select(static t => new[] { t.Text }), phrase.Positions, phrase.Slop);
                break;
            case MultiPhraseQuery { Slots.Count: > 0 } phrase:
                AddPhrase(phrase.Slots[0][0].Field, phrase.Slots.Select(static s => s.Select(static t => t.Text).ToArray()), phrase.Positions, phrase.Slop);
                break;
        }
    }

    private void Add(IEnumerable<Term> terms)
    {
        foreach (Term term in terms)
        {
            if (IsWanted(term.Field))
                Words.Add(term.Text);
        }
    }

    private void AddPhrase(string field, IEnumerable<string[]> slots, IReadOnlyList<int> positions, int slop)
    {
        if (!IsWanted(field))
            return;
        // Places left free within the phrase count as slop.
        int gaps = Math.Max(0, positions[^1] - positions[0] - positions.Count + 1);
        Phrases.Add(new HighlightPhrase([.. slots], slop + gaps, InOrder: slop == 0));
    }

    private bool IsWanted(string field) => _field is null || field == _field;
}
