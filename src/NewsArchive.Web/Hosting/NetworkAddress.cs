using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Web.Hosting;

/// <summary>Where a request comes from, as far as the network tells.</summary>
internal static class NetworkAddress
{
    private const int BytesOfNetwork = 8;

    /// <summary>The address, for the log; behind a proxy named in <c>Archive:Proxies</c>, the visitor's.</summary>
    public static string Of(HttpContext context) => Plain(context)?.ToString() ?? "unknown";

    /// <summary>
    /// What belongs to one person: an IPv4 address, but a whole /64 of IPv6, in which everybody has more addresses than
    /// can be counted.
    /// </summary>
    public static string NetworkOf(HttpContext context)
    {
        if (Plain(context) is not { AddressFamily: AddressFamily.InterNetworkV6 } address)
            return Of(context);
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, BytesOfNetwork, bytes.Length - BytesOfNetwork);
        return new IPAddress(bytes) + "/64";
    }

    private static IPAddress? Plain(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : context.Connection.RemoteIpAddress;
}
