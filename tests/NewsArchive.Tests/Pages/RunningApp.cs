using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Accounts;
using NewsArchive.Data;
using NewsArchive.Importing;
using NewsArchive.Tests.Kills;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using NewsArchive.Web.Hosting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// The web site the way an operator runs it: a process of its own on a free port, with a new data folder.
/// </summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private readonly StringBuilder console = new();
    private readonly Process process;
    private readonly ServiceProvider services;

    private RunningApp(Process process, string dataFolder, ServiceProvider services) =>
        (this.process, DataFolder, this.services) = (process, dataFolder, services);

    public string DataFolder { get; }

    public int ProcessId => process.Id;

    public Uri Address { get; private set; } = null!;

    /// <summary>The link of a first start, relative to <see cref="Address"/>; null once there is an account.</summary>
    public string? SetupLink { get; private set; }

    /// <summary>All that it has printed so far.</summary>
    public string Console
    {
        get
        {
            lock (console)
                return console.ToString();
        }
    }

    /// <param name="arguments">Further ones, which win over its own.</param>
    public static async Task<RunningApp> StartAsync(string? dataFolder = null, params string[] arguments)
    {
        dataFolder ??= Directory.CreateTempSubdirectory("newsarchive-pages-").FullName;
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Archive:DataFolder", dataFolder)]).Build();
        var services = new ServiceCollection().AddNewsArchive(settings);
        services.AddAccounts();
        var app = new RunningApp(Launch(dataFolder, arguments), dataFolder, services.BuildServiceProvider());
        try
        {
            await app.WaitForAddressAsync();
        }
        catch
        {
            await app.StopAsync(); // else it would run on when the tests are over
            throw;
        }

        return app;
    }

    /// <summary>The process alone, which is still starting.</summary>
    public static Process Launch(string dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost())
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Tool.Program(typeof(SetupLink).Assembly.GetName().Name!),
                "--urls=http://127.0.0.1:0",
                $"--Archive:DataFolder={dataFolder}",
            },
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    /// <summary>A client without cookies that shows redirects instead of following them.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
    };

    /// <summary>
    /// Stores documents made by hand, so that tests of pages do not depend on the rules of the analyzer.
    /// </summary>
    public async Task<IReadOnlyList<ImportResult>> StoreAsync(params Document[] documents) =>
        await services.GetRequiredService<Importer>().StoreAsync(
            [.. documents.Select(document =>
                Draft.Analyzed(document, "made by hand.txt", Guid.NewGuid().ToByteArray()))],
            TestContext.Current.CancellationToken);

    /// <summary>Changes its accounts while it runs, from another process as the command line does.</summary>
    public async Task AccountsAsync(Func<AccountBook, Task<IdentityResult>> change)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await change(scope.ServiceProvider.GetRequiredService<AccountBook>());
        Assert.True(result.Succeeded, result.ToString());
    }

    public ArchiveContext Context() =>
        services.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext();

    public async Task<IReadOnlyList<ImportResult>> ImportAsync(params (string Name, byte[] Bytes)[] files) =>
        await services.GetRequiredService<Importer>().ImportAsync(
            [.. files.Select(file => new ImportFile(file.Name, file.Bytes))], TestContext.Current.CancellationToken);

    /// <summary>Waits until these words appear on the console, which lags behind the responses.</summary>
    public async Task PrintsAsync(string words)
    {
        await PrintsAsync(() => Console.Contains(words, StringComparison.Ordinal));
        Assert.Contains(words, Console, StringComparison.Ordinal);
    }

    /// <summary>Waits until its work has come to this moment or is done.</summary>
    internal Task<Killing.Course> WorkAsync(Task done, Killing.Moment? moment) =>
        Killing.WorkAsync(process, DataFolder, done, moment);

    public async Task PrintsAsync(Func<bool> enough)
    {
        for (var patience = 100; patience > 0 && !enough(); patience--)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(DataFolder))
            Directory.Delete(DataFolder, recursive: true);
    }

    private async Task WaitForAddressAsync()
    {
        var ready = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_,
            _) => ready.TrySetException(new InvalidOperationException($"It ended at once:\n{Console}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, Task.Delay(TimeSpan.FromMinutes(2))) != ready.Task)
            throw new TimeoutException($"It did not say where it is in two minutes:\n{Console}");
        await ready.Task;

        void Keep(string? line)
        {
            if (line is null)
                return;
            lock (console)
                console.AppendLine(line);
            if (SetupLine().Match(line) is { Success: true } link)
                SetupLink = link.Value;
            if (AddressLine().Match(line) is not { Success: true } address)
                return;
            Address = new Uri(address.Groups[1].Value);
            ready.TrySetResult();
        }
    }

    /// <summary>The same <c>dotnet</c> that runs this test.</summary>
    private static string DotnetHost() => Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [GeneratedRegex("is at (http://[^ ,]+)")]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"/setup\?token=\S+")]
    private static partial Regex SetupLine();
}
