namespace SummitSearch.Server.Problems;

/// <summary>Turns what an endpoint throws into a problem document, in whatever host the endpoints are mapped.</summary>
internal sealed class ProblemFilter(ExceptionToProblem problems) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (!context.HttpContext.Response.HasStarted)
        {
            await problems.TryHandleAsync(context.HttpContext, fault, CancellationToken.None);
            return Results.Empty;
        }
    }
}
