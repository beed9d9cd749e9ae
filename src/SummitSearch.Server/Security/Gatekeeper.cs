using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Security;

/// <summary>Stands before the endpoints: lets in who may come in, as many at once as the limits allow, and turns what an endpoint throws into a problem document, in whatever host it is mapped.</summary>
/// <remarks>Thread-safe. One step instead of a chain of filters: between two searches the processor forgets all code that requests need, and each step of a chain is code of its own.</remarks>
internal sealed class Gatekeeper(AccessCheck access, RequestLimits limits, ProcessorTurns turns, ExceptionToProblem problems, DisconnectWatch? watch = null)
{
    /// <summary>A handler behind the gate.</summary>
    /// <param name="needed">What its callers must be allowed to do. With <see cref="AccessScope.None"/> everybody may come in, limits or not.</param>
    /// <param name="handler">The handler.</param>
    public Delegate Guard(AccessScope needed, Func<HttpContext, Task<IResult>> handler)
    {
        RequestDelegate guarded = context => RunAsync(context, needed, handler);
        return guarded;
    }

    /// <summary>A handler that does not wait, behind the gate.</summary>
    public Delegate Guard(AccessScope needed, Func<HttpContext, IResult> handler) => Guard(needed, context => Task.FromResult(handler(context)));

    private async Task RunAsync(HttpContext context, AccessScope needed, Func<HttpContext, Task<IResult>> handler)
    {
        try
        {
            if (needed == AccessScope.None)
            {
                IResult result = await handler(context);
                await result.ExecuteAsync(context);
            }
            else
            {
                await HandleAsync(context, needed, handler);
            }
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await problems.TryHandleAsync(context, fault, CancellationToken.None);
        }
    }

    private async Task HandleAsync(HttpContext context, AccessScope needed, Func<HttpContext, Task<IResult>> handler)
    {
        access.ThrowIfRefused(context, needed);
        ProcessorTurns.Turn? turn = null;
        try
        {
            IResult result;
            using (await limits.EnterAsync(context))
            {
                // Whoever writes mostly waits for the index to be durable.
                if (needed == AccessScope.Read)
                    turn = await turns.TakeAsync();
                // A thread that receives for several connections may work on one request, but not while another could do with the next processor.
                if (limits.AtWork > 1 && !Thread.CurrentThread.IsThreadPoolThread)
                    await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                using IDisposable? watched = needed == AccessScope.Read ? watch?.Watch(context) : null;
                result = await handler(context);
            }
            // Writing the answer is part of the turn, but a client that reads slowly takes nobody's place.
            await result.ExecuteAsync(context);
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
