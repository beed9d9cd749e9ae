namespace SummitSearch.Server.Problems;

/// <summary>The machine-readable <c>code</c> of every problem that the API reports. Stable: programs rely on them.</summary>
public static class ProblemCode
{
    /// <summary>400: a parameter or property that does not exist.</summary>
    public const string UnknownParameter = "unknown_parameter";

    /// <summary>400: a value is malformed or out of its range.</summary>
    public const string InvalidParameter = "invalid_parameter";

    /// <summary>400: the query has a fault of syntax; <c>position</c> says where.</summary>
    public const string InvalidQuery = "invalid_query";

    /// <summary>400: the body is no JSON of the expected form.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>401: an API key is needed.</summary>
    public const string KeyRequired = "key_required";

    /// <summary>403: the key is not good for this, or the request comes from another site.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>404: no such article, or no such address.</summary>
    public const string NotFound = "not_found";

    /// <summary>405: the address does not take this method.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>413: the body is too large.</summary>
    public const string BodyTooLarge = "body_too_large";

    /// <summary>414: the query is too long.</summary>
    public const string QueryTooLong = "query_too_long";

    /// <summary>415: the body is of another content type than expected.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>422: more passages asked for than allowed.</summary>
    public const string TooManyPassages = "too_many_passages";

    /// <summary>422: the article was refused.</summary>
    public const string ArticleRefused = "article_refused";

    /// <summary>429: too many requests from this client.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>503: too many requests at once, or the index is in use by another process.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>500: a fault of the server.</summary>
    public const string Internal = "internal_error";

    /// <summary>400 and others: the request is malformed as HTTP.</summary>
    public const string BadRequest = "bad_request";
}
