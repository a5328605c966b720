using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Resolving;

namespace NewsArchive.Cli;

/// <summary><c>resolve</c>: decides anew who is who, after an update has changed how that is decided.</summary>
internal static class ResolveCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var command = new Command("resolve",
            "Decide anew which names in all articles mean the same person or organization. No article is read again.");
        command.SetAction((_, cancellation) => RunAsync(configuration, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddNewsArchive(configuration).BuildServiceProvider();
        await services.OpenArchiveAsync(cancellation);
        try
        {
            var changes = await services.GetRequiredService<WhoIsWho>().DecideAnewAsync(cancellation);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{changes.Entities:N0} people and organizations. In {changes.Parties:N0} places an article now names "
                + $"another one than before."));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. Everything is as it was.");
            return 130;
        }
    }
}
