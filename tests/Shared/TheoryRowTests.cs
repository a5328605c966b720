using System.Reflection;
using System.Text.Json;
using Xunit.Sdk;

namespace NewsArchive.Tests;

/// <summary>
/// Whoever lists tests writes out the data of each, many times its size: a theory is given a key, and builds what is
/// large itself. Compiled into every test project.
/// </summary>
public sealed class TheoryRowTests
{
    private const int MaxLength = 4096;

    [Xunit.Fact]
    public async Task NoRowOfATheoryIsLongerThanFourKilobytes()
    {
        foreach (var test in typeof(TheoryRowTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
        {
            foreach (var source in test.GetCustomAttributes().OfType<Xunit.v3.IDataAttribute>())
            {
                var rows = await RowsAsync(source, test);
                Xunit.Assert.True(rows.Count > 0, $"{test.DeclaringType}.{test.Name} has no rows");
                Xunit.Assert.All(rows, row => Xunit.Assert.True(row.Sum(Length) <= MaxLength,
                    $"a row of {test.DeclaringType}.{test.Name} is {row.Sum(Length):N0} long"));
            }
        }
    }

    private static async Task<IReadOnlyList<object?[]>> RowsAsync(Xunit.v3.IDataAttribute source, MethodInfo test)
    {
        if (source is Xunit.v3.ITypeAwareDataAttribute member)
            member.MemberType ??= test.ReflectedType;
        await using var tracker = new DisposalTracker();
        return [.. (await source.GetData(test, tracker)).Select(row => row.GetData())];
    }

    // As the framework writes it out; what it does not, other programs that list tests may.
    private static int Length(object? value) => SerializationHelper.Instance.IsSerializable(value)
        ? SerializationHelper.Instance.Serialize(value).Length
        : JsonSerializer.Serialize(value).Length;
}
