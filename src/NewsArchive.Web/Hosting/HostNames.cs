using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// The host names under which this site answers: those of the addresses it listens on and those in
/// <c>Archive:Hosts</c>. If it answered under any name, another site could point its own name here and read the pages.
/// </summary>
public sealed class HostNames(IServer server, IConfiguration configuration)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    // The addresses are known only once the server listens.
    private readonly Lazy<HashSet<string>> names = new(() => Names(server, configuration));

    /// <param name="here">The address that received the request, which the machine may have got after the
    /// start.</param>
    public bool Has(string host, IPAddress? here) => host.Length == 0 // as in HTTP/1.0, which no browser speaks
        || names.Value.Contains("*") || names.Value.Contains(host.TrimEnd('.'))
        || (here is not null && host == Written(here));

    private static HashSet<string> Names(IServer server, IConfiguration configuration)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // A host name to listen on is bound as "all addresses", so it appears only in the setting.
        var asked = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var named = configuration["Archive:Hosts"]?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            ?? configuration.GetSection("Archive:Hosts").Get<string[]>() ?? [];
        return bound.Concat(asked).Select(BindingAddress.Parse).SelectMany(Of).Concat(named)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Of(BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe)
            return Loopback;
        var isAddress = IPAddress.TryParse(address.Host, out var ip);
        if (address.Host is "*" or "+" || (isAddress && (ip!.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))))
            return [.. Loopback, .. ThisMachine()];
        return address.Host == "localhost" || (isAddress && IPAddress.IsLoopback(ip!))
            ? [.. Loopback, Written(address.Host)]
            : [Written(address.Host)];
    }

    private static IEnumerable<string> ThisMachine()
    {
        var name = Dns.GetHostName();
        yield return name;
        yield return $"{name.Split('.')[0]}.local"; // as home networks call it
        if (IPGlobalProperties.GetIPGlobalProperties().DomainName is { Length: > 0 } domain)
            yield return $"{name.Split('.')[0]}.{domain}";
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses))
            yield return Written(address.Address);
    }

    /// <summary>Written the way browsers send it: without the zone, and IPv4 addresses in their usual form.</summary>
    private static string Written(IPAddress address) => Written(address.IsIPv4MappedToIPv6
        ? address.MapToIPv4().ToString()
        : new IPAddress(address.GetAddressBytes()).ToString());

    private static string Written(string host) =>
        host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
}

/// <summary>Refuses requests for other host names.</summary>
public static class KnownHosts
{
    private const string Refusal =
        "This archive does not answer under that name. Open it under the address it prints when it starts, "
        + "or add the name to its setting Archive:Hosts.";

    /// <summary>
    /// Refuses requests for a host name that is not this site's, and never redirects to an address that contains a host
    /// name.
    /// </summary>
    public static void UseKnownHosts(this WebApplication app)
    {
        var names = app.Services.GetRequiredService<HostNames>();
        app.Use(async (context, next) =>
        {
            if (!names.Has(context.Request.Host.Host, context.Connection.LocalIpAddress))
            {
                await context.Response.RefuseAsync(
                    StatusCodes.Status400BadRequest, Refusal, context.RequestAborted);
                return;
            }

            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                if (headers.Location is [{ } location] && location.StartsWith("http", StringComparison.Ordinal))
                    headers.Location = new Uri(location).PathAndQuery + new Uri(location).Fragment;
                return Task.CompletedTask;
            });
            await next(context);
        });
    }
}
