using NewsArchive.Tests.Support;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace NewsArchive.Tests.Support;

/// <summary>
/// The collections that take minutes begin before all others, so that none of them is left to run by itself at the end,
/// while a core has nothing to do. Those not named follow in any order.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        "TownInABrowser", "FirstStartKillTests", "UploadKillTests", "ArticlesInABrowser", "ImportKillTests", "CountTests",
        "SiteBehindProxy", "AdminTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections.OrderBy(collection => (uint)Array.FindIndex(
            Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
