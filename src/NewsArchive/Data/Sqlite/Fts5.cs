using System.Runtime.InteropServices;
using SQLitePCL;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// The functions of SQLite's own library that its .NET wrapper leaves out or offers for its own connections alone, and
/// the parts of fts5.h that a tokenizer needs.
/// </summary>
internal static unsafe class Fts5
{
    public const int Ok = 0;
    public const int Error = 1;
    public const int OutOfMemory = 7;
    public const int Row = 100;

    // SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    private const int PlainFunction = 0x0000_0001 | 0x0000_0800 | 0x0020_0000;

    private const nint CopyIt = -1; // SQLITE_TRANSIENT

    private const int Patience = 30_000; // milliseconds

    public const int ForQuery = 0x0001;
    public const int ForPrefix = 0x0002;
    public const int ForDocument = 0x0004;
    public const int Colocated = 0x0001;

    // The library that the wrapper has loaded, under the name that it has on this system: e_sqlite3.dll,
    // libe_sqlite3.so, libe_sqlite3.dylib.
    private static readonly nint Library = NativeLibrary.Load(
        "e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, searchPath: null);

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, nint*, byte**, int> Prepare =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, nint*, byte**, int>)Export("sqlite3_prepare_v2");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, void*, byte*, void*, int> BindPointer =
        (delegate* unmanaged[Cdecl]<nint, int, void*, byte*, void*, int>)Export("sqlite3_bind_pointer");

    private static readonly delegate* unmanaged[Cdecl]<nint, int> Step =
        (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_step");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, int> BusyTimeout =
        (delegate* unmanaged[Cdecl]<nint, int, int>)Export("sqlite3_busy_timeout");

    private static readonly delegate* unmanaged[Cdecl]<nint, int> EndStatement =
        (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_finalize");

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, int, void*,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void>, void*, void*, int> CreateFunction =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, int, void*,
            delegate* unmanaged[Cdecl]<nint, int, nint*, void>, void*, void*, int>)Export("sqlite3_create_function");

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*> BlobOf =
        (delegate* unmanaged[Cdecl]<nint, byte*>)Export("sqlite3_value_blob");

    private static readonly delegate* unmanaged[Cdecl]<nint, int> LengthOf =
        (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_value_bytes");

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, nint, void> ResultText =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, nint, void>)Export("sqlite3_result_text");

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, void> ResultError =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, void>)Export("sqlite3_result_error");

    private static readonly delegate* unmanaged[Cdecl]<nint, int> NumberOf =
        (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_value_int");

    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, nint, void> ResultBlob =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, nint, void>)Export("sqlite3_result_blob");

    private static readonly delegate* unmanaged[Cdecl]<nint, double, void> ResultDouble =
        (delegate* unmanaged[Cdecl]<nint, double, void>)Export("sqlite3_result_double");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, void> ResultCode =
        (delegate* unmanaged[Cdecl]<nint, int, void>)Export("sqlite3_result_error_code");

    /// <summary>Has SQLite call a function for each connection that is opened from now on.</summary>
    public static void CallForEachConnection(delegate* unmanaged[Cdecl]<nint, byte**, void*, int> function)
    {
        var add = (delegate* unmanaged[Cdecl]<void*, int>)Export("sqlite3_auto_extension");
        if (add(function) is var result and not Ok)
            throw new InvalidOperationException($"SQLite refuses an extension: error {result}.");
    }

    /// <summary>FTS5's own functions for a connection.</summary>
    /// <returns>SQLite's code: asking for them reads the database, which may be damaged, or locked for longer than
    /// others wait for it.</returns>
    public static int Of(nint connection, Api** found)
    {
        Api* api = null;
        nint statement = 0;
        int result;
        fixed (byte* sql = "SELECT fts5(?1)\0"u8, type = "fts5_api_ptr\0"u8)
        {
            BusyTimeout(connection, Patience);
            result = Prepare(connection, sql, -1, &statement, null);
            if (result == Ok)
            {
                // SQLite keeps the pointer to the name of the type, which is part of this assembly and does not move.
                BindPointer(statement, 1, &api, type, null);
                result = Step(statement);
            }

            EndStatement(statement);
            BusyTimeout(connection, 0);
        }

        *found = api;
        return result != Row ? result : api != null && api->Version >= 3 ? Ok : Error;
    }

    /// <summary>Adds an SQL function that always answers the same and touches nothing.</summary>
    /// <returns>SQLite's code.</returns>
    public static int AddFunction(
        nint connection, byte* name, int arguments, delegate* unmanaged[Cdecl]<nint, int, nint*, void> function) =>
        CreateFunction(connection, name, arguments, PlainFunction, null, function, null, null);

    /// <summary>An argument of an SQL function; as long as the call lasts.</summary>
    public static ReadOnlySpan<byte> Bytes(nint value) => new(BlobOf(value), LengthOf(value));

    /// <summary>Gives a copy of the text to the caller of an SQL function.</summary>
    public static void Return(nint call, byte* text, int length) => ResultText(call, text, length, CopyIt);

    /// <summary>Ends the statement that called an SQL function with an error.</summary>
    public static void Fail(nint call, byte* message, int length) => ResultError(call, message, length);

    /// <summary>An argument of an SQL function as a number.</summary>
    public static int Number(nint value) => NumberOf(value);

    /// <summary>Gives a copy of the bytes to the caller of an SQL function.</summary>
    public static void Return(nint call, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            ResultBlob(call, start, bytes.Length, CopyIt);
    }

    /// <summary>Gives a number to the caller of an SQL function, who gets NULL where none is given.</summary>
    public static void Return(nint call, double number) => ResultDouble(call, number);

    /// <summary>Ends the statement that called an SQL function with SQLite's code for an error.</summary>
    public static void Fail(nint call, int code) => ResultCode(call, code);

    private static nint Export(string name) => NativeLibrary.GetExport(Library, name);

    /// <summary>struct fts5_api</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Api
    {
        public int Version;
        public nint CreateTokenizer1;
        public nint FindTokenizer1;
        public delegate* unmanaged[Cdecl]<Api*, byte*, void*,
            delegate* unmanaged[Cdecl]<Extension*, nint, nint, int, nint*, void>, void*, int> CreateFunction;
        public delegate* unmanaged[Cdecl]<Api*, byte*, void*, Tokenizer*, void*, int> CreateTokenizer;
        public delegate* unmanaged[Cdecl]<Api*, byte*, void**, Tokenizer**, int> FindTokenizer;
    }

    /// <summary>struct fts5_tokenizer_v2</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Tokenizer
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<void*, byte**, int, void**, int> Create;
        public delegate* unmanaged[Cdecl]<void*, void> Delete;

        // Arguments: tokenizer, context, what for, text and its length, locale and its length, what takes the tokens.
        public delegate* unmanaged[Cdecl]<void*, void*, int, byte*, int, byte*, int,
            delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int>, int> Tokenize;
    }

    /// <summary>struct Fts5ExtensionApi, as far as it is used. Each function's first argument is the match.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Extension
    {
        public int Version;
        public nint UserData;
        public nint ColumnCount;
        public delegate* unmanaged[Cdecl]<nint, long*, int> RowCount;
        public delegate* unmanaged[Cdecl]<nint, int, long*, int> ColumnTotalSize;
        public delegate* unmanaged[Cdecl]<nint, byte*, int, void*,
            delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int>, int> Tokenize;
        public delegate* unmanaged[Cdecl]<nint, int> PhraseCount;
        public delegate* unmanaged[Cdecl]<nint, int, int> PhraseSize;
        public delegate* unmanaged[Cdecl]<nint, int*, int> InstCount;
        public delegate* unmanaged[Cdecl]<nint, int, int*, int*, int*, int> Inst;
        public nint Rowid;
        public delegate* unmanaged[Cdecl]<nint, int, byte**, int*, int> ColumnText;
        public delegate* unmanaged[Cdecl]<nint, int, int*, int> ColumnSize;

        // Arguments: match, phrase, what the function gets, the function that is called for each row with the phrase.
        public delegate* unmanaged[Cdecl]<nint, int, void*,
            delegate* unmanaged[Cdecl]<Extension*, nint, void*, int>, int> QueryPhrase;

        // What a function keeps from one row of a statement to the next, and what frees it.
        public delegate* unmanaged[Cdecl]<nint, void*, delegate* unmanaged[Cdecl]<void*, void>, int> SetAuxdata;
        public delegate* unmanaged[Cdecl]<nint, int, void*> GetAuxdata;
    }
}
