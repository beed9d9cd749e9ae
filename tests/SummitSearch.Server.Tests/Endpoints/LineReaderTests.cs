using System.IO.Pipelines;
using System.Text;
using SummitSearch.Server.Endpoints;

namespace SummitSearch.Server.Tests.Endpoints;

public sealed class LineReaderTests
{
    private readonly Pipe _pipe = new();

    [Fact]
    public async Task Lines_ComeOneByOne_HoweverTheyArrive()
    {
        LineReader lines = new(_pipe.Reader, maxLineBytes: 5);
        ValueTask<byte[]?> first = lines.NextAsync(null, default);
        await SendAsync("fi");
        await SendAsync("rst\n\nlast");
        await _pipe.Writer.CompleteAsync();
        List<string> all = [];
        for (byte[]? line = await first; line is not null; line = await lines.NextAsync(null, default))
            all.Add(Encoding.UTF8.GetString(line));
        Assert.Equal(["first", "", "last"], all);
        Assert.False(lines.GaveUp);
    }

    [Fact]
    public async Task Pause_IsToldOnceTheTaskHasEnded_AndLosesNothing()
    {
        LineReader lines = new(_pipe.Reader, maxLineBytes: 100);
        await SendAsync("half ");
        TaskCompletionSource until = new();
        ValueTask<byte[]?> waiting = lines.NextAsync(until.Task, default);
        Assert.False(waiting.IsCompleted);
        until.SetResult();
        Assert.Null(await waiting);
        Assert.True(lines.GaveUp);
        await SendAsync("a line\n");
        Assert.Equal("half a line", Encoding.UTF8.GetString((await lines.NextAsync(until.Task, default))!));
        Assert.False(lines.GaveUp);
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("123456\n")]
    [InlineData("1\n123456\n")]
    public async Task LineThatIsTooLong_IsRefused_AndTheRestCanBeReadByOthers(string text)
    {
        LineReader lines = new(_pipe.Reader, maxLineBytes: 5);
        await SendAsync(text);
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            while (true)
                await lines.NextAsync(null, default);
        });
        await SendAsync("rest");
        ReadResult rest = await _pipe.Reader.ReadAsync();
        Assert.Equal("rest", Encoding.UTF8.GetString(rest.Buffer));
    }

    private async Task SendAsync(string text) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));
}
