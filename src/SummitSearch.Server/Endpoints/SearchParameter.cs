using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>A query parameter of <c>GET /search</c>: how the API names and documents it, and what it does.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Description">One sentence for the API document.</param>
/// <param name="Example">A value that works.</param>
/// <param name="Apply">The request with what was given; what has no text is never applied.</param>
/// <param name="Repeatable">Whether it may stand several times.</param>
internal sealed record SearchParameter(string Name, string Description, string Example, Func<SearchRequest, GivenParameter, SearchRequest> Apply, bool Repeatable = false);
