using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Inserts or updates rows of one type with a single prepared statement, in the context's transaction. An import
/// writes fifty rows an article; tracking each as an entity of the context takes twenty times as long.
/// </summary>
/// <remarks>The names of the table and its columns, and how a value is stored, come from the model.</remarks>
internal sealed class RowStatement<T> : IDisposable where T : class
{
    private readonly Statement statement;
    private readonly Column[] columns;

    private RowStatement(
        ArchiveContext db, Func<IProperty, bool> isUsed, Func<Column[], string, ISqlGenerationHelper, string> text)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        columns = [.. type.GetProperties().Where(isUsed).Select((property, at) => new Column(property, at + 1))];
        statement = new Statement(db, text(columns, type.GetTableName()!, db.GetService<ISqlGenerationHelper>()));
    }

    /// <summary>Inserts whole rows, ids included.</summary>
    public static RowStatement<T> Insert(ArchiveContext db) => new(db, _ => true, (columns, table, sql) =>
        $"INSERT INTO {sql.DelimitIdentifier(table)} ({Join(columns, column => sql.DelimitIdentifier(column.Name))}) "
        + $"VALUES ({Join(columns, column => column.Parameter)})");

    /// <summary>Sets columns of the row with the same key: all, unless some are named.</summary>
    /// <remarks>An index is written only where one of its columns is named.</remarks>
    public static RowStatement<T> Update(ArchiveContext db, params string[] named) => new(
        db,
        property => named.Length == 0 || property.IsPrimaryKey() || named.Contains(property.Name),
        (columns, table, sql) =>
            $"UPDATE {sql.DelimitIdentifier(table)} "
            + $"SET {Join(columns.Where(column => !column.IsKey), column => column.Equal(sql))} "
            + $"WHERE {Join(columns.Where(column => column.IsKey), column => column.Equal(sql), " AND ")}");

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The row was not written.</exception>
    public void Run(T row)
    {
        foreach (var column in columns)
            statement.Bind(column.Place, column.Stored(row));
        statement.Run();
    }

    public void Dispose() => statement.Dispose();

    private static string Join(IEnumerable<Column> columns, Func<Column, string> text, string between = ", ") =>
        string.Join(between, columns.Select(text));

    /// <param name="place">Of its value in the statement, from 1.</param>
    private sealed class Column(IProperty property, int place)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly Func<object?, object?>? convert =
            (property.GetValueConverter() ?? property.GetTypeMapping().Converter)?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public int Place => place;

        public string Parameter { get; } = $"?{place}";

        public bool IsKey { get; } = property.IsPrimaryKey();

        public string Equal(ISqlGenerationHelper sql) => $"{sql.DelimitIdentifier(Name)} = {Parameter}";

        public object? Stored(T row)
        {
            var value = getter.GetClrValue(row);
            return value is null || convert is null ? value : convert(value);
        }
    }
}
