using System.Globalization;
using Microsoft.Extensions.Primitives;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary>Checks of query parameters that several endpoints share.</summary>
internal static class RequestParameters
{
    /// <summary>Refuses parameters that an endpoint does not have, by name.</summary>
    public static void RefuseOthers(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach (string name in query.Keys)
        {
            if (known.Contains(name))
                continue;
            string shown = name.Length <= 60 ? name : name[..60];
            string which = known.Length == 0 ? "It takes none." : $"The parameters are {string.Join(", ", known!)}.";
            throw new RequestProblemException(StatusCodes.Status400BadRequest, ProblemCode.UnknownParameter, $"There is no parameter '{shown}' here. {which}", shown);
        }
    }

    /// <summary>Refuses a query that is too long.</summary>
    public static void RefuseIfLonger(string text, int limit)
    {
        if (text.Length > limit)
            throw new RequestProblemException(StatusCodes.Status414UriTooLong, ProblemCode.QueryTooLong, $"The query is {text.Length:N0} characters long; at most {limit:N0} are allowed.", "q");
    }

    /// <summary>A whole number within bounds.</summary>
    public static int Integer(IQueryCollection query, string name, int missing, int least, int most)
    {
        if (!query.TryGetValue(name, out StringValues given))
            return missing;
        return given.Count == 1 && int.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new RequestProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidParameter, $"{name} must be a whole number from {least} to {most}.", name);
    }
}
