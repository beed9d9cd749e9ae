namespace SummitSearch.Server.Endpoints;

/// <summary>A commit that was asked for.</summary>
/// <param name="Begun">Ends when it begins: what is indexed before is part of it, what is indexed later may not be.</param>
/// <param name="Done">Ends when everything indexed before it began is durable and visible; fails if the commit does.</param>
internal sealed record PendingCommit(Task Begun, Task Done);
