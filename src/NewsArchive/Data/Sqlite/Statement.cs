using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// A prepared statement whose values are bound by their place, for the thousands that an import runs and the hundred
/// thousands of rows that a search finds: a command of Microsoft.Data.Sqlite looks each parameter up by its name, and
/// takes several times as long for a number of a row.
/// </summary>
/// <remarks>The context's connection must be open and, if the statement writes, in a transaction.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public Statement(ArchiveContext db, string sql)
    {
        connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        Check(raw.sqlite3_prepare_v2(connection, sql, out statement));
    }

    /// <summary>Sets a value, which is stored as Microsoft.Data.Sqlite would store it.</summary>
    /// <param name="place">From 1.</param>
    public void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        int number => raw.sqlite3_bind_int(statement, place, number),
        bool holds => raw.sqlite3_bind_int(statement, place, holds ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        string text => BindText(place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        DateOnly day => BindText(place, Print(day, "yyyy-MM-dd")),
        DateTime instant => BindText(place, Print(instant, "yyyy-MM-dd HH:mm:ss.FFFFFFF")),
        _ => throw new NotSupportedException($"A {value.GetType()} cannot be stored."),
    });

    /// <inheritdoc cref="Bind(int, object)"/>
    public void Bind(int place, int value) => Check(raw.sqlite3_bind_int(statement, place, value));

    /// <summary>Goes to the next row; after the last one, the statement can be run again.</summary>
    /// <returns>False when there is none.</returns>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
            return true;
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
        return false;
    }

    /// <summary>Runs it and passes over its rows.</summary>
    public void Run()
    {
        while (Read())
        {
        }
    }

    /// <summary>Runs it and returns this number of its first row; null when there is none.</summary>
    public int? First(int column)
    {
        int? found = null;
        while (Read())
            found ??= Int(column);
        return found;
    }

    /// <param name="column">Of the row, from 0; 0 where it holds NULL.</param>
    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    /// <inheritdoc cref="Int"/>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc cref="Int"/>
    public double Double(int column) => raw.sqlite3_column_double(statement, column);

    /// <summary>The bytes in a column; none where it holds something else.</summary>
    public ReadOnlySpan<byte> Bytes(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_BLOB ? raw.sqlite3_column_blob(statement, column) : [];

    /// <inheritdoc cref="Int"/>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public void Dispose() => statement.Dispose();

    // Most are short: their bytes need no place of their own. No bytes at all would be bound as NULL.
    private int BindText(int place, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, text);
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = longest <= 1024 ? stackalloc byte[1024] : new byte[longest];
        return raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);

    private static string Print(IFormattable value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
