namespace SummitSearch.Benchmarks.Searching;

/// <summary>Queries of one kind, in the classic syntax.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Aim">How many times faster than Apache Lucene's median it must be; 0 for no aim.</param>
/// <param name="Queries">The queries.</param>
internal sealed record QueryClass(string Name, double Aim, string[] Queries);
