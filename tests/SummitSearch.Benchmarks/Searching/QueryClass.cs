namespace SummitSearch.Benchmarks.Searching;

/// <summary>Queries of one kind, in the classic syntax.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Least">How many times faster than Apache Lucene's median ours must be; 0 where nothing is asked.</param>
/// <param name="Aim">How many times faster we would like it to be; 0 where nothing is asked.</param>
/// <param name="LeastWithoutTables">How many times faster it must be without memory for side tables; 0 where nothing is asked.</param>
/// <param name="Queries">The queries.</param>
internal sealed record QueryClass(string Name, double Least, double Aim, double LeastWithoutTables, string[] Queries);
