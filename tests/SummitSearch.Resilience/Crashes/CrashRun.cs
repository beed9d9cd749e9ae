using System.Globalization;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;
using SummitSearch.Resilience.Workload;

namespace SummitSearch.Resilience.Crashes;

/// <summary>One index through many deaths of its writer: after each the index is checked, and the next writer goes on where this one was.</summary>
internal sealed class CrashRun
{
    private const int MostLines = 6;
    private const int LongestDelayMs = 60;
    private readonly string _kind;
    private readonly int _seed;
    private readonly string _index;
    private readonly string _backups;
    private readonly string _found;
    private readonly Random _random;
    private readonly WorkScript _script;
    private Progress _progress = new();

    /// <summary>Begins with an empty folder.</summary>
    /// <param name="kind"><c>engine</c> or <c>summit</c>.</param>
    /// <param name="folder">Folder for everything.</param>
    /// <param name="seed">Seed of the script and of the moments.</param>
    public CrashRun(string kind, string folder, int seed)
    {
        (_kind, _seed) = (kind, seed);
        _index = Path.Combine(folder, kind + "-index");
        _backups = Path.Combine(folder, kind + "-backups");
        _found = Path.Combine(folder, kind + "-found");
        _random = new Random(seed);
        _script = new WorkScript(seed);
    }

    /// <summary>Copies of the index as each death left it, for a second opinion.</summary>
    public List<string> Found { get; } = [];

    /// <summary>Commits that were acknowledged.</summary>
    public int Commits { get; private set; }

    /// <summary>Backups that were acknowledged, each found whole.</summary>
    public int Backups { get; private set; }

    /// <summary>Lets a writer live for a moment, kills it, and checks what it left.</summary>
    /// <param name="death">Number of the death.</param>
    public async Task DieAsync(int death)
    {
        string run = string.Create(CultureInfo.InvariantCulture, $"{_kind}, seed {_seed}, death {death}");
        IReadOnlyList<string> said = await LiveAsync();
        Progress acknowledged = said.LastOrDefault(static line => line.StartsWith("commit ", StringComparison.Ordinal)) is { } last ? Progress.Parse(last[7..]) : _progress;
        Commits += said.Count(static line => line.StartsWith("commit ", StringComparison.Ordinal));
        _progress = CheckFolder(_index, acknowledged, run);
        CopyForSecondOpinion(death);
        CheckNextOpen(run);
        foreach (string line in said.Where(static line => line.StartsWith("backup ", StringComparison.Ordinal)))
        {
            string[] words = line.Split(' ');
            CheckFolder(Path.Combine(_backups, words[1]), Progress.Parse(words[2]), $"{run}, backup {words[1]}");
            Backups++;
        }
        if (Directory.Exists(_backups))
            Directory.Delete(_backups, recursive: true);
    }

    /// <summary>Some die before they have opened the index, most at work: a moment after a line that they said.</summary>
    private async Task<IReadOnlyList<string>> LiveAsync()
    {
        using WorkerProcess worker = new("work", _kind, _index, _backups, _seed.ToString(CultureInfo.InvariantCulture), _progress.ToString());
        int lines = _random.Next(MostLines);
        await worker.HearAsync(lines);
        await Task.Delay(_random.Next(lines == 0 ? 5 * LongestDelayMs : LongestDelayMs));
        return await worker.KillAsync();
    }

    private Progress CheckFolder(string folder, Progress acknowledged, string run)
    {
        using FileSystemDirectory directory = new(folder);
        IndexAssert.Sound(directory, run);
        List<WorkItem> items = _kind == "engine" ? EngineSubject.Read(directory, run) : SummitSubject.Read(folder, run);
        return WorkModel.Explain(_script, acknowledged, items, run);
    }

    /// <summary>The dead writer's lock is gone, and what it left half written goes with the next open.</summary>
    private void CheckNextOpen(string run)
    {
        using FileSystemDirectory directory = new(_index);
        new IndexWriter(directory, EngineSubject.Options).Rollback();
        long generation = SegmentInfosFile.LatestGeneration(directory);
        IEnumerable<string> needed = generation == 0 ? [] : FileReferences.FilesOf(SegmentInfosFile.ReadLatest(directory));
        string[] superfluous = [.. directory.ListFiles().Except(needed).Where(static f => f != "write.lock")];
        Assert.True(superfluous.Length == 0, $"{run}: left behind after the next open: {string.Join(' ', superfluous)}");
    }

    private void CopyForSecondOpinion(int death)
    {
        using FileSystemDirectory directory = new(_index);
        if (SegmentInfosFile.LatestGeneration(directory) == 0)
            return;
        string copy = Path.Combine(_found, death.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(copy);
        foreach (string file in directory.ListFiles())
            File.Copy(Path.Combine(_index, file), Path.Combine(copy, file));
        Found.Add(copy);
    }
}
