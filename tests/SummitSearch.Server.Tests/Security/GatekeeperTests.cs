using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;

namespace SummitSearch.Server.Tests.Security;

/// <summary>On which thread a request is worked on.</summary>
public sealed class GatekeeperTests
{
    [Fact]
    public async Task LoneRequest_StaysOnTheThreadThatReceivedIt()
    {
        await using RequestLimits limits = new(new ServerOptions());
        (Thread receiving, Thread handling) = Receive(limits);
        Assert.Same(receiving, handling);
        Assert.Equal(0, limits.AtWork);
    }

    [Fact]
    public async Task RequestBesideAnother_IsHandedToThePool()
    {
        await using RequestLimits limits = new(new ServerOptions());
        using IDisposable other = await limits.EnterAsync(Local());
        (Thread receiving, Thread handling) = Receive(limits);
        Assert.NotSame(receiving, handling);
        Assert.True(handling.IsThreadPoolThread);
        Assert.Equal(1, limits.AtWork);
    }

    /// <summary>Has a thread of its own receive a request, as those that wait for the network do; returns it, and the one that the handler ran on.</summary>
    private static (Thread Receiving, Thread Handling) Receive(RequestLimits limits)
    {
        using ProcessorTurns turns = new();
        Gatekeeper gate = new(new AccessCheck(new ApiKeys([])), limits, turns, new ExceptionToProblem(NullLogger<ExceptionToProblem>.Instance));
        Thread? handling = null;
        RequestDelegate guarded = (RequestDelegate)gate.Guard(AccessScope.Read, _ =>
        {
            handling = Thread.CurrentThread;
            return Results.Empty;
        });
        Task running = Task.CompletedTask;
        Thread receiving = new(() => running = guarded(Local()));
        receiving.Start();
        receiving.Join();
        Assert.True(running.Wait(TimeSpan.FromMinutes(1)));
        return (receiving, handling!);
    }

    private static DefaultHttpContext Local()
    {
        DefaultHttpContext context = new();
        context.Request.Host = new HostString("localhost");
        return context;
    }
}
