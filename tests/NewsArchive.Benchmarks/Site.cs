using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Benchmarks;

/// <summary>The web site as a process of its own, the way an operator runs it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly HttpClient client;

    private Site(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
    }

    public Uri Address { get; }

    /// <summary>In MB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Of all cores since its start, in milliseconds.</summary>
    public double Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>
    /// Starts the site and waits for its first answer to this address.
    /// </summary>
    /// <param name="program">The folder with the built site.</param>
    public static async Task<Site> StartAsync(string program, string data, string first = "/keys")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(program, "NewsArchive.Web.dll"), $"--urls={address}", $"--Archive:DataFolder={data}",
                "--Logging:LogLevel:Default=Warning",
            },
        };
        var site = new Site(Process.Start(start)!, address);
        site.process.OutputDataReceived += (_, _) => { };
        site.process.BeginOutputReadLine();
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                await site.GetAsync(first);
                return site;
            }
            catch (HttpRequestException error) when (error.StatusCode is null && watch.Elapsed < Patience
                && !site.process.HasExited)
            {
                await Task.Delay(5); // it does not listen yet
            }
            catch
            {
                await site.DisposeAsync(); // else it would run on
                throw;
            }
        }
    }

    /// <summary>The whole answer, not compressed.</summary>
    public async Task<string> GetAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>
    /// Reads the pages once. Right after a start, a large archive refuses some of them until it knows its articles.
    /// </summary>
    public async Task WarmAsync(params IEnumerable<string> pages)
    {
        foreach (var page in pages)
        {
            for (var watch = Stopwatch.StartNew(); ;)
            {
                try
                {
                    await GetAsync(page);
                    break;
                }
                catch (HttpRequestException error) when (error.StatusCode >= HttpStatusCode.InternalServerError
                    && watch.Elapsed < Patience)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1));
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The programs that are measured, built anew in each run.</summary>
internal sealed class Programs(string folder)
{
    private readonly Dictionary<string, string> built = [];

    /// <summary>The site as it is given away: <c>dotnet publish</c> without further settings.</summary>
    public string Published => Build("publish");

    /// <summary>The site as <c>dotnet build</c> makes it.</summary>
    public string Plain => Build("build");

    private string Build(string command)
    {
        if (built.TryGetValue(command, out var program))
            return program;
        program = Path.Combine(folder, $"program-{command}");
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                command, Path.Combine(Solution(), "src", "NewsArchive.Web"), "-c", "Release", "-o", program, "-v", "q",
                "-nologo",
            },
        })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? built[command] = program
            : throw new InvalidOperationException($"dotnet {command} failed:\n{said}");
    }

    private static string Solution()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "NewsArchive.sln")))
                    return at.FullName;
            }
        }

        throw new InvalidOperationException("There is no NewsArchive.sln above the current folder or this program.");
    }
}
