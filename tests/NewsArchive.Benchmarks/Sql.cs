using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using NewsArchive.Importing;

namespace NewsArchive.Benchmarks;

/// <summary>Plain SQL on a database file, past the archive's own code.</summary>
internal static class Sql
{
    // Else this process would not know how the words of the index are told apart, and how texts are unpacked.
    static Sql() => RuntimeHelpers.RunModuleConstructor(typeof(Importer).Module.ModuleHandle);

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        return connection;
    }

    public static long Number(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar());
    }

    public static List<string> Strings(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }

    public static void Run(string database, params string[] statements)
    {
        using var connection = Open(database);
        foreach (var sql in statements)
            Run(connection, sql);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
