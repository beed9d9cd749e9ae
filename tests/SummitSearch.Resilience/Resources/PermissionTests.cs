using System.Runtime.Versioning;

namespace SummitSearch.Resilience.Resources;

/// <summary>A folder that may not be written to, or not even be read, is told apart from an empty one, and is as before once it may.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PermissionTests : IDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode Writers = Everybody | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private readonly string _parent = Directory.CreateTempSubdirectory("summit-permission").FullName;

    private string Index => Path.Combine(_parent, "index");

    [UnixFact]
    public async Task Folder_NotWritable_IsSearchedAndNamedWhenWrittenTo()
    {
        await FillAsync();
        Allow(Everybody, Everybody);

        string[] refused = Probe.RunUnprivileged(Index);
        Assert.Equal("read 3", refused[0]);
        Assert.StartsWith("write UnauthorizedAccessException", refused[1], StringComparison.Ordinal);
        Assert.Contains(Index, refused[1], StringComparison.Ordinal);

        Allow(Writers, Writers);
        Assert.Equal(["read 3", "write 4"], Probe.RunUnprivileged(Index));
        await Archive.AssertHoldsAsync(Index, 4);
    }

    [UnixFact]
    public async Task Folder_NotReadable_IsNamedAndNotTakenForEmpty()
    {
        await FillAsync();
        Allow(Writers, Writers);
        File.SetUnixFileMode(Index, UnixFileMode.None);
        AssertRefused();

        File.SetUnixFileMode(Index, Writers);
        File.SetUnixFileMode(_parent, UnixFileMode.None);
        AssertRefused();

        File.SetUnixFileMode(_parent, Writers);
        Assert.Equal(["read 3", "write 4"], Probe.RunUnprivileged(Index));
    }

    [UnixFact]
    public async Task File_NotReadable_IsNamed()
    {
        await FillAsync();
        Allow(Writers, Writers);
        string file = Directory.EnumerateFiles(Index, "*.cfs").First();
        File.SetUnixFileMode(file, UnixFileMode.None);

        string[] refused = Probe.RunUnprivileged(Index);
        Assert.All(refused, line => Assert.Contains(Path.GetFileName(file), line, StringComparison.Ordinal));

        File.SetUnixFileMode(file, Writers);
        Assert.Equal(["read 3", "write 4"], Probe.RunUnprivileged(Index));
    }

    [TinyDiskFact]
    public async Task FileSystem_ReadOnly_IsSearchedAndSaysSoWhenWrittenTo()
    {
        using TinyDisk disk = new(8);
        string folder = Path.Combine(disk.Path, "index");
        await using (Summit summit = await Archive.OpenAsync(folder))
            await summit.AddAsync(0, 3);
        disk.AllowWriting(false);
        await using (Summit summit = await Archive.OpenAsync(folder))
        {
            Assert.NotEmpty((await summit.SearchAsync("report number 2")).Passages);
            IOException fault = await Assert.ThrowsAnyAsync<IOException>(() => summit.IndexAsync(Archive.Article(3)));
            Assert.Contains("Read-only file system", fault.Message, StringComparison.Ordinal);
            disk.AllowWriting(true);
            await summit.AddAsync(3, 2);
        }
        await Archive.AssertHoldsAsync(folder, 5);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.SetUnixFileMode(_parent, Writers);
        Allow(Writers, Writers);
        Directory.Delete(_parent, recursive: true);
    }

    private void AssertRefused()
    {
        string[] refused = Probe.RunUnprivileged(Index);
        Assert.Equal(2, refused.Length);
        Assert.All(refused, line => Assert.Matches($"^(read|write) UnauthorizedAccessException.*{Index}", line));
    }

    private async Task FillAsync()
    {
        File.SetUnixFileMode(_parent, Writers);
        await using Summit summit = await Archive.OpenAsync(Index);
        await summit.AddAsync(0, 3);
    }

    private void Allow(UnixFileMode folder, UnixFileMode files)
    {
        if (!Directory.Exists(Index))
            return;
        File.SetUnixFileMode(Index, Writers);
        foreach (string file in Directory.EnumerateFiles(Index))
            File.SetUnixFileMode(file, files);
        File.SetUnixFileMode(Index, folder);
    }
}
