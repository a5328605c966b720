using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;

namespace NewsArchive.Cli;

/// <summary>
/// <c>import PATH…</c>: stores articles and prints a line for each; returns when all are safe on disk.
/// </summary>
internal static class ImportCommand
{
    private const string GoOn =
        "The files listed above are stored; the others are not. Run the same import again to continue.";

    public static Command Create(IConfiguration configuration)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Text files, folders, and .jsonl or .jsonl.gz files with one article per line.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command =
            new Command("import", "Store articles in the archive. Files already in it are skipped.") { paths };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(paths)!, configuration, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, IConfiguration configuration,
        CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddNewsArchive(configuration).BuildServiceProvider();
        var outcomes = new Dictionary<ImportOutcome, int>();
        try
        {
            await services.OpenArchiveAsync(cancellation);
            var importer = services.GetRequiredService<Importer>();
            await foreach (var result in importer.ImportAllAsync(paths.SelectMany(ImportFiles.At), cancellation))
            {
                outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
                Print(result);
            }
        }
        catch (ArchiveException error)
        {
            Console.Error.WriteLine(error.Message);
            if (outcomes.Count > 0)
                Console.Error.WriteLine(GoOn);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped. {GoOn}");
            return 130;
        }

        Console.WriteLine($"{Count(ImportOutcome.Imported)} imported, "
            + $"{Count(ImportOutcome.Duplicate)} already in the archive, {Count(ImportOutcome.Unreadable)} unreadable");
        return Count(ImportOutcome.Unreadable) == 0 ? 0 : 1;

        int Count(ImportOutcome outcome) => outcomes.GetValueOrDefault(outcome);
    }

    private static void Print(ImportResult result)
    {
        // A line break in a file's name must not look like another result.
        var name = Unseen.Escape(result.FileName);
        Console.WriteLine(result.Outcome switch
        {
            ImportOutcome.Imported => $"imported    {name} → {result.Slug}",
            ImportOutcome.Duplicate => $"duplicate   {name} = {result.Slug}",
            _ => $"unreadable  {name}: {Unseen.Escape(result.Reason ?? "")}",
        });
        foreach (var warning in result.Warnings)
            Console.WriteLine($"            {Unseen.Escape(warning)}");
    }
}
