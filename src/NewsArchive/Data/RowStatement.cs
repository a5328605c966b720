using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsArchive.Data;

/// <summary>
/// Inserts or updates rows of one type with a single prepared statement, in the context's transaction. An import
/// writes fifty rows an article; tracking each as an entity of the context takes ten times as long.
/// </summary>
/// <remarks>The names of the table and its columns, and how a value is stored, come from the model.</remarks>
internal sealed class RowStatement<T> : IDisposable where T : class
{
    private readonly DbCommand command;
    private readonly Column[] columns;

    private RowStatement(ArchiveContext db, Func<Column[], string, ISqlGenerationHelper, string> text)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        columns = [.. type.GetProperties().Select((property, at) => new Column(property, at))];
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = text(columns, type.GetTableName()!, db.GetService<ISqlGenerationHelper>());
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Parameter;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
    }

    /// <summary>Inserts whole rows, ids included.</summary>
    public static RowStatement<T> Insert(ArchiveContext db) => new(db, (columns, table, sql) =>
        $"INSERT INTO {sql.DelimitIdentifier(table)} ({Join(columns, column => sql.DelimitIdentifier(column.Name))}) "
        + $"VALUES ({Join(columns, column => column.Parameter)})");

    /// <summary>Sets all columns of the row with the same key.</summary>
    public static RowStatement<T> Update(ArchiveContext db) => new(db, (columns, table, sql) =>
        $"UPDATE {sql.DelimitIdentifier(table)} "
        + $"SET {Join(columns.Where(column => !column.IsKey), column => column.Equal(sql))} "
        + $"WHERE {string.Join(" AND ", columns.Where(column => column.IsKey).Select(column => column.Equal(sql)))}");

    public void Run(T row)
    {
        foreach (var column in columns)
            command.Parameters[column.Place].Value = column.Stored(row);
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();

    private static string Join(IEnumerable<Column> columns, Func<Column, string> text) =>
        string.Join(", ", columns.Select(text));

    private sealed class Column(IProperty property, int place)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly Func<object?, object?>? convert =
            (property.GetValueConverter() ?? property.GetTypeMapping().Converter)?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public int Place => place;

        public string Parameter { get; } = $"$p{place}";

        public bool IsKey { get; } = property.IsPrimaryKey();

        public string Equal(ISqlGenerationHelper sql) => $"{sql.DelimitIdentifier(Name)} = {Parameter}";

        public object Stored(T row)
        {
            var value = getter.GetClrValue(row);
            return (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
