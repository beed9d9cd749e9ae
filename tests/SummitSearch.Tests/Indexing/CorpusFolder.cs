namespace SummitSearch.Tests.Indexing;

/// <summary>A folder of articles of its own for one test, removed at the end.</summary>
internal sealed class CorpusFolder : IDisposable
{
    private DateTime _time = new(2024, 4, 10, 0, 0, 0, DateTimeKind.Utc);

    public string Path { get; } = Directory.CreateTempSubdirectory("summit-corpus-").FullName;

    /// <summary>Writes a file; every write has a time of change of its own, long past.</summary>
    public void Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, _time = _time.AddMinutes(1));
    }

    public void Delete(string name) => File.Delete(System.IO.Path.Combine(Path, name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
