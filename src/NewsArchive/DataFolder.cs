using Microsoft.Extensions.Configuration;

namespace NewsArchive;

/// <summary>
/// The folder that holds an archive. The web site and the command line use the same rule, so both find the same one.
/// </summary>
public sealed class DataFolder
{
    public DataFolder(IConfiguration configuration) : this(configuration["Archive:DataFolder"] ?? "data")
    {
    }

    public DataFolder(string folder) =>
        Path = System.IO.Path.GetFullPath(folder, Home() ?? Environment.CurrentDirectory);

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "archive.db");

    /// <summary>The keys that sign the cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>
    /// The folder with the first articles: beside the program, or else in the solution; null where there is none.
    /// </summary>
    public static string? Seeds() =>
        new[] { AppContext.BaseDirectory, Home() }
            .OfType<string>()
            .Select(home => System.IO.Path.Combine(home, "seeds"))
            .FirstOrDefault(Directory.Exists);

    // `dotnet run --project` starts a web project in its own folder but a console project in the current one. Both are
    // below the solution, so relative paths start there.
    private static string? Home()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "NewsArchive.sln")))
                return folder.FullName;
        }

        return null;
    }
}
