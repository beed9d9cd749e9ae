using SummitSearch.Synonyms;

namespace SummitSearch.Tests.Synonyms;

public sealed class SynonymFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly SteppedClock _clock = new();

    public void Dispose() => File.Delete(_path);

    private void Write(string text, int minute)
    {
        File.WriteAllText(_path, text);
        File.SetLastWriteTimeUtc(_path, new DateTime(2024, 4, 10, 0, minute, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void Current_FollowsTheFile_AndABadStateLeavesTheOldRules()
    {
        Write("a, b", 1);
        var file = new SynonymFile(_path, _clock);
        SynonymSet first = file.Current();
        Write("a, b\nc, d", 2);
        Assert.Same(first, file.Current());
        _clock.Step();
        Assert.Equal(2, file.Current().Rules.Count);
        Write("a, b\nc, d\nbad", 3);
        _clock.Step();
        Assert.Equal(2, file.Current().Rules.Count);
        Assert.Contains("line 3", file.Status.Fault, StringComparison.Ordinal);
        File.Delete(_path);
        _clock.Step();
        Assert.Equal(2, file.Current().Rules.Count);
        Assert.NotNull(file.Status.Fault);
        Write("e, f", 4);
        _clock.Step();
        Assert.Equal(new SynonymStatus(_path, 1, null), file.Status);
    }

    [Fact]
    public void New_BadOrMissingFile_SaysWhatIsWrong()
    {
        Write("bad", 1);
        Assert.Equal(1, Assert.Throws<SynonymFileException>(() => new SynonymFile(_path, _clock)).Line);
        Assert.Equal(0, Assert.Throws<SynonymFileException>(() => new SynonymFile(_path + ".missing", _clock)).Line);
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _ticks;

        public void Step() => _ticks++;
    }
}
