namespace SummitSearch.Resilience.Workload;

/// <summary>What must be in the index after so many steps, and the search for the number of steps that explains what was found.</summary>
internal static class WorkModel
{
    private const int MostUncommittedSteps = 200_000;

    /// <summary>Finds for each thread how many of its steps are in the index: at least as many as were acknowledged, and none of the later ones.</summary>
    /// <param name="script">The script that was carried out.</param>
    /// <param name="acknowledged">Steps that were done before a commit began that returned.</param>
    /// <param name="found">All items of the index.</param>
    /// <param name="run">Name of the run for the message.</param>
    /// <exception cref="Xunit.Sdk.XunitException">No such number exists: something was lost, or half done.</exception>
    public static Progress Explain(WorkScript script, Progress acknowledged, IReadOnlyCollection<WorkItem> found, string run)
    {
        Progress progress = new();
        for (int thread = 0; thread < WorkScript.Threads; thread++)
        {
            Dictionary<int, int> there = found.Where(item => item.Thread == thread).ToDictionary(static item => item.Key, static item => item.Version);
            progress[thread] = Explain(script, thread, acknowledged[thread], there)
                ?? throw new Xunit.Sdk.XunitException($"{run}: thread {thread} had {acknowledged[thread]} steps acknowledged, and no number of steps from there on gives the {there.Count} items that were found: {Difference(script, thread, acknowledged[thread], there)}");
        }
        return progress;
    }

    private static int? Explain(WorkScript script, int thread, int acknowledged, Dictionary<int, int> found)
    {
        Dictionary<int, int> model = [];
        int wrong = found.Count;
        for (int steps = 0; steps <= acknowledged + MostUncommittedSteps; steps++)
        {
            if (wrong == 0 && steps >= acknowledged)
                return steps;
            WorkStep step = script.Step(thread, steps);
            int key = step.Item.Key;
            wrong -= IsWrong(model, found, key);
            if (step.Kind == StepKind.Put)
                model[key] = step.Item.Version;
            else
                model.Remove(key);
            wrong += IsWrong(model, found, key);
        }
        return null;
    }

    private static int IsWrong(Dictionary<int, int> model, Dictionary<int, int> found, int key) =>
        model.GetValueOrDefault(key, -1) == found.GetValueOrDefault(key, -1) ? 0 : 1;

    private static string Difference(WorkScript script, int thread, int acknowledged, Dictionary<int, int> found)
    {
        Dictionary<int, int> model = [];
        for (int steps = 0; steps < acknowledged; steps++)
        {
            WorkStep step = script.Step(thread, steps);
            if (step.Kind == StepKind.Put)
                model[step.Item.Key] = step.Item.Version;
            else
                model.Remove(step.Item.Key);
        }
        IEnumerable<int> keys = model.Keys.Union(found.Keys).Where(key => IsWrong(model, found, key) == 1).Order();
        return "key: version acknowledged / found " + string.Join(", ", keys.Select(key => $"{key}: {model.GetValueOrDefault(key, -1)} / {found.GetValueOrDefault(key, -1)}"));
    }
}
