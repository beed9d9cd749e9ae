using System.Runtime.InteropServices;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>The few calls of SQLite's C interface that the comparison needs.</summary>
internal static partial class SqliteLibrary
{
    /// <summary>Result of a step that gave a row.</summary>
    public const int Row = 100;

    /// <summary>Result of a step that ended the statement.</summary>
    public const int Done = 101;

    /// <summary>The database is only read.</summary>
    public const int ReadOnly = 1;

    /// <summary>The database is written, and made where there is none.</summary>
    public const int ReadWriteCreate = 6;

    private const string Library = "libsqlite3.so.0";

    /// <summary>True if the system has the library.</summary>
    public static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    /// <summary>Opens a database.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, out nint database, int flags, nint vfs);

    /// <summary>Compiles a statement.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Prepare(nint database, string sql, int bytes, out nint statement, nint tail);

    /// <summary>Gives a parameter its text; a destructor of -1 has it copied.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    public static partial int BindText(nint statement, int index, ReadOnlySpan<byte> utf8, int bytes, nint destructor);

    /// <summary>Goes on to the next row or the end.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    /// <summary>Makes a statement ready for another run.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    /// <summary>A column of the present row as an integer.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    public static partial long ColumnInt64(nint statement, int column);

    /// <summary>Frees a statement.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    public static partial int FinalizeStatement(nint statement);

    /// <summary>Closes a database.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_close_v2")]
    public static partial int Close(nint database);

    /// <summary>The last error in words.</summary>
    public static string ErrorOf(nint database) => Marshal.PtrToStringUTF8(ErrorMessage(database)) ?? "unknown error";

    [LibraryImport(Library, EntryPoint = "sqlite3_errmsg")]
    private static partial nint ErrorMessage(nint database);
}
