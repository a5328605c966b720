using Microsoft.Extensions.Configuration;

namespace NewsArchive.Cli;

/// <summary>The settings shared with the web site: the same names, read from the same places.</summary>
internal static class Settings
{
    /// <summary>Separates <c>--Archive:Name=value</c> from the other arguments, which belong to the command.</summary>
    public static (IConfiguration Configuration, string[] Words) Read(string[] args)
    {
        var settings = args.Where(IsSetting).ToArray();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        return (configuration, [.. args.Where(word => !IsSetting(word))]);
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--Archive:", StringComparison.OrdinalIgnoreCase)
            && word.Contains('=', StringComparison.Ordinal);
}
