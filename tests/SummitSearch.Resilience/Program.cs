using SummitSearch.Resilience.Crashes;
using SummitSearch.Resilience.Resources;

// The test runner loads this assembly and never comes here; tests start it as a process of its own.
return args switch
{
    ["work", .. string[] rest] => CrashWorker.Run(rest),
    ["probe", var folder] => ProbeWorker.Probe(folder),
    ["exhaust", var folder] => ProbeWorker.Exhaust(folder),
    _ => throw new ArgumentException("Run the tests with 'dotnet test'; only they start this program."),
};
