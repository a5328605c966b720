using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive;
using NewsArchive.Benchmarks;
using NewsArchive.Data;
using NewsArchive.Importing;
using NewsArchive.Searching;
using NewsArchive.Text;

// Import rate and search latency, each beside a limit measured in the same run: absolute figures say more about the
// machine than about the program. Usage: NewsArchive.Benchmarks [text] [FILE.jsonl[.gz]] [COUNT]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var readingAlone = args is ["text", ..];
if (readingAlone)
    args = args[1..];
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
var files = (args.Length > 0 ? ImportFiles.At(args[0]) : MadeUpNews.Lines()).Take(count).ToList();
var bytes = files.Sum(file => file.Bytes.Length);
Console.WriteLine($"{files.Count} articles, {bytes / 1e6:0.0} MB");
if (readingAlone)
{
    ReadingSpeed.Measure(files);
    return;
}

var folder = Directory.CreateTempSubdirectory("newsarchive-bench-").FullName;
try
{
    var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Archive:DataFolder", folder)]).Build();
    await using var services = new ServiceCollection().AddNewsArchive(configuration).BuildServiceProvider();
    await services.OpenArchiveAsync();

    var analyzing = Time(() => files.AsParallel().ForAll(file => DocumentReader.Read(
        file.Text is null ? file.Bytes : System.Text.Encoding.UTF8.GetBytes(file.Text), file.Name, file.Known)));
    var plain = Time(() => PlainStore.Fill(Path.Combine(folder, "plain.db"), files));
    var importing = await TimeAsync(async () =>
    {
        await foreach (var _ in services.GetRequiredService<Importer>().ImportAllAsync(files))
        {
        }
    });
    Console.WriteLine($"analyze only (limit)           {Rate(analyzing)}");
    Console.WriteLine($"plain rows and FTS5 (limit)    {Rate(plain)}");
    Console.WriteLine($"import                         {Rate(importing)}  {analyzing / importing:0.00} of analyze, {plain / importing:0.00} of plain");

    await using var db = services.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext();
    var facts = services.GetRequiredService<ArticleFacts>();
    var names = await db.Entities.OrderByDescending(e => e.Articles).Take(5)
        .Select(e => e.Name).ToListAsync();
    foreach (var query in names.Concat(["said", "government city", "\"last week\"", "brid*"]))
    {
        var (raw, search) = (new List<double>(), new List<double>());
        for (var round = 0; round < 15; round++)
        {
            raw.Add(Time(() => PlainStore.Search(Path.Combine(folder, "plain.db"), query)));
            search.Add(await TimeAsync(() => new ArticleSearch(db, facts).SearchAsync(new SearchQuery(query, [], []))));
        }

        Console.WriteLine($"search {query,-24} {Median(search):0.0} ms, raw FTS5 (limit) {Median(raw):0.0} ms, ratio {Median(search) / Median(raw):0.0}");
    }
}
finally
{
    SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

string Rate(double milliseconds) =>
    $"{files.Count / milliseconds * 1000,8:0} articles/s {bytes / milliseconds / 1000,6:0.00} MB/s";

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static double Time(Action work)
{
    var watch = Stopwatch.StartNew();
    work();
    return watch.Elapsed.TotalMilliseconds;
}

static async Task<double> TimeAsync(Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return watch.Elapsed.TotalMilliseconds;
}
