using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Builds and searches an FTS5 table with Porter stems, in SQLite's quickest way: one transaction, no journal, the tree merged at the end, the file mapped for reading.</summary>
internal static class SqliteIndex
{
    private const nint CopyText = -1;

    /// <summary>Builds it from a corpus file; prints documents and seconds.</summary>
    public static void Build(string corpus, string database)
    {
        long start = Stopwatch.GetTimestamp();
        nint connection = Open(database, SqliteLibrary.ReadWriteCreate);
        Execute(connection, "pragma journal_mode=off", "pragma synchronous=off", "pragma cache_size=-262144",
            "create virtual table passage using fts5(title, text, tokenize='porter unicode61')", "begin");
        nint insert = Prepare(connection, "insert into passage(title, text) values(?, ?)");
        int documents = 0;
        foreach ((string title, string text) in MacroCorpus.ReadFile(corpus))
        {
            Bind(insert, 1, title);
            Bind(insert, 2, text);
            Check(connection, SqliteLibrary.Step(insert), SqliteLibrary.Done);
            _ = SqliteLibrary.Reset(insert);
            documents++;
        }
        _ = SqliteLibrary.FinalizeStatement(insert);
        Execute(connection, "insert into passage(passage) values('optimize')", "commit");
        _ = SqliteLibrary.Close(connection);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents}\t{Stopwatch.GetElapsedTime(start).TotalSeconds:F3}"));
    }

    /// <summary>A searcher on a connection of its own: the best ids by BM25.</summary>
    public static Func<string, int> OpenSearcher(string database, int k)
    {
        nint connection = Open(database, SqliteLibrary.ReadOnly);
        Execute(connection, "pragma mmap_size=68719476736", "pragma cache_size=-262144");
        nint select = Prepare(connection, string.Create(CultureInfo.InvariantCulture, $"select rowid from passage where passage match ? order by rank limit {k}"));
        return query =>
        {
            Bind(select, 1, query);
            int hits = 0;
            int result;
            while ((result = SqliteLibrary.Step(select)) == SqliteLibrary.Row)
            {
                _ = SqliteLibrary.ColumnInt64(select, 0);
                hits++;
            }
            Check(connection, result, SqliteLibrary.Done);
            _ = SqliteLibrary.Reset(select);
            return hits;
        };
    }

    private static nint Open(string database, int flags)
    {
        Check(0, SqliteLibrary.Open(database, out nint connection, flags, 0), 0);
        return connection;
    }

    private static void Execute(nint connection, params string[] statements)
    {
        foreach (string sql in statements)
        {
            nint statement = Prepare(connection, sql);
            int result = SqliteLibrary.Step(statement);
            Check(connection, result, result == SqliteLibrary.Row ? SqliteLibrary.Row : SqliteLibrary.Done);
            _ = SqliteLibrary.FinalizeStatement(statement);
        }
    }

    private static nint Prepare(nint connection, string sql)
    {
        Check(connection, SqliteLibrary.Prepare(connection, sql, -1, out nint statement, 0), 0);
        return statement;
    }

    private static void Bind(nint statement, int index, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Check(0, SqliteLibrary.BindText(statement, index, bytes, bytes.Length, CopyText), 0);
    }

    private static void Check(nint connection, int result, int expected)
    {
        if (result != expected)
            throw new InvalidOperationException($"SQLite: {(connection == 0 ? "error " + result.ToString(CultureInfo.InvariantCulture) : SqliteLibrary.ErrorOf(connection))}");
    }
}
