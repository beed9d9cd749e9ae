namespace SummitSearch.Conformance.Analysis;

/// <summary>One token as text: everything that the oracle prints of it. The end state of a text is a token with the term <c>END</c> and type <c>-</c>.</summary>
internal readonly record struct AnalyzedToken(string Term, int Start, int End, int PositionIncrement, int PositionLength, string Type);
