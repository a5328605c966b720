using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;

namespace NewsArchive.Benchmarks;

/// <summary>
/// The archives that are measured, each a data folder of its own below the folder that <c>--data</c> names. They are
/// made once and never changed: what writes works on a copy.
/// </summary>
internal sealed class Archives(string folder)
{
    /// <summary>Of real articles as they are, each with the one before at its beginning.</summary>
    private static readonly int[] Read = [1_000, 2_000, 20_000];

    /// <summary>Of recombined articles.</summary>
    private static readonly int[] Made = [100_000, 200_000, 1_000_000];

    private const int MadeLength = 3_000;

    public string Folder => folder;

    /// <summary>Where this archive is, made or not: "20k", "200k".</summary>
    public string Of(int articles) => Path.Combine(folder, Name(articles));

    public bool Has(int articles) => Directory.Exists(Of(articles));

    public string Database(int articles) => Path.Combine(Of(articles), "archive.db");

    /// <summary>The largest archive that was made, of at most so many articles.</summary>
    public int? Largest(int most) =>
        Read.Concat(Made).Where(size => size <= most && Has(size)).Select(size => (int?)size)
            .LastOrDefault();

    public static string Name(int articles) => articles >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{articles / 1_000_000}M")
        : string.Create(CultureInfo.InvariantCulture, $"{articles / 1_000}k");

    /// <summary>The real articles, or made-up news without end where there is no file of them.</summary>
    public IEnumerable<ImportFile> Articles() => Bulk is { } bulk ? ImportFiles.At(bulk) : MadeUpNews.Lines();

    /// <summary>Articles that are in none of the archives, and otherwise like <see cref="Articles"/>.</summary>
    public IEnumerable<ImportFile> Fresh() =>
        Bulk is null ? MadeUpNews.Lines().Skip(Read[^1]) : new Recombined(Articles()).Varied();

    /// <summary>The file that the archives were made from, which <c>make</c> has noted.</summary>
    public string? Bulk => File.Exists(Note) ? File.ReadAllText(Note).Trim() : null;

    private string Note => Path.Combine(folder, "articles.txt");

    /// <summary>Makes those of at most so many articles that are missing.</summary>
    /// <param name="read">How many recombined articles are read at most. Larger archives get copies of their
    /// rows.</param>
    public async Task MakeAsync(string? bulk, int most, int read, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        if (bulk is not null)
            await File.WriteAllTextAsync(Note, Path.GetFullPath(bulk), cancellation);
        most = Bulk is null ? Math.Min(most, 2_000) : most;
        await GrowAsync(Read.Where(size => size <= most), Articles, cancellation);
        var missing = Made.Where(size => size <= most && !Has(size)).ToList();
        if (missing.Count == 0)
            return;
        // An archive of another size is made from it, and not measured.
        var made = Made.Where(size => size < read).Append(read).Where(size => size <= Math.Min(most, read)).ToList();
        await GrowAsync(made, () => new Recombined(Articles()).Articles(MadeLength), cancellation);
        foreach (var size in missing.Except(made))
        {
            CopiedArchive.Make(Database(read), Begin(size), size);
            Finish(size);
        }
    }

    private async Task GrowAsync(
        IEnumerable<int> sizes, Func<IEnumerable<ImportFile>> articles, CancellationToken cancellation)
    {
        int? before = null;
        foreach (var size in sizes)
        {
            if (!Has(size))
            {
                await ImportAsync(Begin(size, before), size, articles(), cancellation);
                Finish(size);
            }

            before = size;
        }
    }

    /// <summary>What was begun and not finished goes on.</summary>
    private string Begin(int size, int? before = null)
    {
        var part = Of(size) + ".part";
        if (!Directory.Exists(part))
        {
            Directory.CreateDirectory(part);
            if (before is { } smaller)
                File.Copy(Database(smaller), Path.Combine(part, "archive.db"));
        }

        return part;
    }

    private void Finish(int size) => Directory.Move(Of(size) + ".part", Of(size));

    private static async Task ImportAsync(
        string data, int size, IEnumerable<ImportFile> articles, CancellationToken cancellation)
    {
        await using var archive = await OpenedArchive.OpenAsync(data);
        var begun = (int)Sql.Number(archive.Database, "SELECT count(*) FROM Articles");
        var (watch, processor, count) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, begun);
        var missing = articles.Skip(begun).Take(size - begun);
        await foreach (var result in archive.Importer.ImportAllAsync(missing, cancellation))
        {
            if (result.Outcome != ImportOutcome.Imported || ++count % 2_000 != 0)
                continue;
            var now = Environment.CpuUsage.TotalTime;
            Console.WriteLine($"{Name(size)}: {count:N0} articles, {watch.Elapsed:hh\\:mm\\:ss}, "
                + $"{(now - processor).TotalMilliseconds / 2_000:0.0} ms of processor each");
            processor = now;
        }

        Sql.Run(archive.Database, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
}

/// <summary>An archive in this process.</summary>
internal sealed class OpenedArchive : IAsyncDisposable
{
    private OpenedArchive(ServiceProvider services) => Services = services;

    public ServiceProvider Services { get; }

    public Importer Importer => Services.GetRequiredService<Importer>();

    public string Database => Services.GetRequiredService<DataFolder>().Database;

    public async Task ImportAsync(IEnumerable<ImportFile> articles, CancellationToken cancellation = default)
    {
        await foreach (var result in Importer.ImportAllAsync(articles, cancellation))
        {
            if (result.Outcome == ImportOutcome.Unreadable)
                Console.Error.WriteLine($"{result.FileName}: {result.Reason}");
        }
    }

    public static async Task<OpenedArchive> OpenAsync(string data)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Archive:DataFolder", data)]).Build();
        var services = new ServiceCollection().AddNewsArchive(settings).BuildServiceProvider();
        await services.OpenArchiveAsync();
        return new OpenedArchive(services);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
