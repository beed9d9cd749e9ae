namespace SummitSearch.Server.Problems;

/// <summary>Ends a request with a problem document.</summary>
internal sealed class RequestProblemException : Exception
{
    /// <summary>Names the problem.</summary>
    public RequestProblemException(int status, string code, string detail, string? parameter = null)
        : base(detail)
    {
        Status = status;
        Code = code;
        Parameter = parameter;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>One of <see cref="ProblemCode"/>.</summary>
    public string Code { get; }

    /// <summary>The parameter or property at fault; null if there is none.</summary>
    public string? Parameter { get; }
}
