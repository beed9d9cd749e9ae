using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary>Takes JSON lines, indexes them in batches, and answers each line once its batch is committed.</summary>
/// <remarks>Back-pressure comes by itself: a full batch, and one that is being committed, is durable and its results are on their way before a further line is read.</remarks>
internal sealed class BulkUpload
{
    private const string MediaType = "application/x-ndjson";
    // A sender that is always ahead of the server must not wait for a full batch to be searchable.
    private static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private static readonly byte[] NewLine = "\n"u8.ToArray();
    private readonly HttpContext _context;
    private readonly ISummit _summit;
    private readonly ArticleReader _reader;
    private readonly CommitGroup _commits;
    private readonly CancellationToken _stopping;
    private readonly List<RowResult> _batch = [];
    // No article can have this id of its own, so it tells rows that have none.
    private readonly string _noId = Guid.NewGuid().ToString("N");
    private int _line;
    // Before the first row of the batch.
    private long _losses;

    private BulkUpload(HttpContext context, ISummit summit, ArticleReader reader, CommitGroup commits, CancellationToken stopping)
    {
        _stopping = stopping;
        _context = context;
        _summit = summit;
        _reader = reader;
        _commits = commits;
    }

    /// <summary>Handles the request.</summary>
    public static async Task<IResult> RunAsync(HttpContext context, ISummit summit, ArticleReader reader, CommitGroup commits, ServerOptions options, CancellationToken stopping)
    {
        RequestParameters.RefuseOthers(context.Request.Query);
        string type = context.Request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!type.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && !type.Equals("application/jsonl", StringComparison.OrdinalIgnoreCase))
            throw new RequestProblemException(StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedMediaType, $"Send the articles as {MediaType}, one JSON object a line.");
        if (context.Request.ContentLength > options.Limits.MaxBulkBytes)
            throw new RequestProblemException(StatusCodes.Status413PayloadTooLarge, ProblemCode.BodyTooLarge, $"The upload is longer than {options.Limits.MaxBulkBytes:N0} bytes. Send it in parts.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = options.Limits.MaxBulkBytes;
        // A news wire may be silent for hours; whoever may write may also wait.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
            pace.MinDataRate = null;
        await new BulkUpload(context, summit, reader, commits, stopping).RunAsync(options.Limits);
        return Results.Empty;
    }

    private async Task RunAsync(ServerLimits limits)
    {
        _context.Response.ContentType = MediaType;
        try
        {
            await RunToTheEndAsync(limits);
        }
        catch (UncommittedChangesLostException lost) when (_context.Response.HasStarted)
        {
            int line = _batch.Count > 0 ? _batch[0].Line : _line;
            _batch.Clear();
            EndEarly(line, $"{lost.Message} Send this line and all after it again.");
            await AnswerAsync(1, Task.CompletedTask);
        }
    }

    private async Task RunToTheEndAsync(ServerLimits limits)
    {
        using CancellationTokenSource reading = CancellationTokenSource.CreateLinkedTokenSource(_context.RequestAborted, _stopping);
        try
        {
            await TakeAllAsync(new LineReader(_context.Request.BodyReader, limits.MaxBodyBytes), limits.BulkBatch, reading.Token);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            EndEarly(_line + 1, fault.Message);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            EndEarly(_line + 1, "The server is stopping.");
        }
        await AnswerAsync(_batch.Count, CommitAsync());
        if (_stopping.IsCancellationRequested)
            await HangUpAsync();
    }

    private async Task TakeAllAsync(LineReader lines, int rowsPerCommit, CancellationToken cancellationToken)
    {
        long begun = 0;
        PendingCommit? commit = null;
        while (true)
        {
            byte[]? line = await lines.NextAsync(_batch.Count == 0 ? null : commit?.Begun ?? Task.CompletedTask, cancellationToken);
            if (line is null && !lines.GaveUp)
            {
                if (commit is not null)
                    await AnswerAsync(_batch.Count, commit.Done);
                return;
            }
            int earlier = _batch.Count;
            if (earlier == 0)
                (begun, _losses) = (Stopwatch.GetTimestamp(), _summit.Losses);
            if (line is not null)
                await TakeAsync(line);
            if (line is null && commit is null && HasChanged)
            {
                // The sender pauses, so it is time to commit. Until that begins, further lines are taken as they come.
                commit = _commits.Request();
                continue;
            }
            if (line is null)
                await AnswerAsync(_batch.Count, commit?.Done ?? Task.CompletedTask);
            else if (commit is { Begun.IsCompleted: true })
                await AnswerAsync(earlier, commit.Done);
            else if (_batch.Count >= rowsPerCommit || Stopwatch.GetElapsedTime(begun) > LongestBatch)
                await AnswerAsync(_batch.Count, CommitAsync());
            else
                continue;
            commit = null;
            begun = Stopwatch.GetTimestamp();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What came before is answered as usual; the last row says where and why the upload ended.</summary>
    private void EndEarly(int line, string reason)
    {
        _batch.Add(new RowResult(line, null, "refused", reason + " The rest of the upload was not read."));
        if (!_context.Response.HasStarted)
            _context.Response.Headers.Connection = "close";
    }

    /// <summary>Ends the connection of a sender that may go on sending: a server that stops would wait for it until its host's patience is over.</summary>
    private async Task HangUpAsync()
    {
        await _context.Response.CompleteAsync();
        PipeReader rest = _context.Request.BodyReader;
        using CancellationTokenSource patience = new(Farewell);
        try
        {
            // Most senders read the answer and leave; to cut them off before could cost them its end.
            for (bool ended = false; !ended;)
            {
                ReadResult read = await rest.ReadAsync(patience.Token);
                rest.AdvanceTo(read.Buffer.End);
                ended = read.IsCompleted;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            _context.Abort();
        }
    }

    private async Task TakeAsync(byte[] line)
    {
        _line++;
        if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
            return;
        ArticleResult result = _reader.ReadJson(line, _noId, _line);
        if (!result.IsArticle)
            _batch.Add(new RowResult(_line, null, "refused", result.Refusal.Reason));
        else if (result.Article.Id == _noId)
            _batch.Add(new RowResult(_line, null, "refused", "The article has no id."));
        else
            _batch.Add(new RowResult(_line, result.Article.Id, (await _summit.IndexAsync(result.Article, _context.RequestAborted)).ToString().ToLowerInvariant()));
    }

    private bool HasChanged => _batch.Exists(static r => r.Status is not ("refused" or "outdated"));

    private Task CommitAsync() => HasChanged ? _commits.Request().Done : Task.CompletedTask;

    /// <summary>Answers the first rows of the batch.</summary>
    /// <param name="rows">How many; may be 0.</param>
    /// <param name="committed">Ends when they are durable.</param>
    private async Task AnswerAsync(int rows, Task committed)
    {
        await committed;
        if (HasChanged)
            _commits.ThrowIfLost(_losses);
        if (rows == 0)
            return;
        foreach (RowResult row in _batch[..rows])
        {
            await JsonSerializer.SerializeAsync(_context.Response.Body, row, SummitJson.Options, _context.RequestAborted);
            await _context.Response.Body.WriteAsync(NewLine, _context.RequestAborted);
        }
        _batch.RemoveRange(0, rows);
        await _context.Response.Body.FlushAsync(_context.RequestAborted);
    }
}
