using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using NewsArchive.Importing;

namespace NewsArchive.Web.Hosting;

/// <summary>How pages are served: the address, the time limits, and the proxies in front.</summary>
public static class Reading
{
    /// <summary>The last resort; the limit for reading a page is shorter.</summary>
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The site listens on this machine only, unless the operator sets --urls or its environment variable.
    /// </summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder, string address)
    {
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])))
            builder.WebHost.UseUrls(address);
    }

    public static void AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        // A search of any length gets a page instead of the server's bare refusal.
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 256 * 1024;
        });
        services.AddSingleton<HostNames>();
        services.AddSingleton<SearchTurns>();
        services.AddRazorPages(pages => pages.Conventions.AuthorizeFolder("/Admin"))
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<Methods.Filter>();
                mvc.Filters.Add<TimeLimit>();
            });
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        // Letters of every script stay readable in the page's source; characters that HTML must encode are still
        // encoded.
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRequestTimeouts(timeouts =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestTime });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in configuration.GetSection("Archive:Proxies").Get<string[]>() ?? [])
                forwarded.KnownProxies.Add(AddressOf(proxy));
        });
    }

    private static IPAddress AddressOf(string proxy) => IPAddress.TryParse(proxy, out var address)
        ? address
        : throw new ArchiveException(
            $"Archive:Proxies holds \"{proxy}\": write the address of each proxy in numbers, such as 192.168.1.2.");

    /// <summary>
    /// Trusts what a proxy says about the reader, but only from proxies named in <c>Archive:Proxies</c>.
    /// </summary>
    public static void UseReverseProxies(this WebApplication app)
    {
        // With an empty list, the middleware would trust everyone.
        if (app.Configuration.GetSection("Archive:Proxies").GetChildren().Any())
            app.UseForwardedHeaders();
    }

    /// <summary>Starts to answer requests.</summary>
    /// <exception cref="ArchiveException">It cannot listen at its addresses; the message says what to do.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        // A malformed address, a port that does not exist, an address of another machine, a port that is in use.
        catch (Exception error)
            when (error is FormatException or ArgumentException or SocketException or IOException)
        {
            throw new ArchiveException(
                $"it cannot listen on {app.Configuration["urls"] ?? "its address"} ({error.Message.TrimEnd('.')}). Name an "
                + "address of this machine and a free port, such as --urls=http://localhost:5080.",
                error);
        }
    }

    /// <summary>Imports the first articles into an empty archive and logs it.</summary>
    public static async Task LogSeedsAsync(this WebApplication app)
    {
        foreach (var result in await app.Services.ImportSeedsAsync())
        {
            if (result.Outcome == ImportOutcome.Imported)
                app.Logger.LogInformation("Imported the first article, {FileName}", result.FileName);
            else
                app.Logger.LogWarning("Could not import {FileName}: {Reason}", result.FileName, result.Reason);
        }
    }

    /// <summary>Announces the site's address and, while there is no account, how to create the first one.</summary>
    public static async Task AnnounceAsync(this WebApplication app)
    {
        await app.OfferSetupAsync();
        app.Logger.LogInformation(
            "NewsArchive is at {Address}, its data in {DataFolder}",
            app.Address(),
            app.Services.GetRequiredService<DataFolder>().Path);
    }
}
