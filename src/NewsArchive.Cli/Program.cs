using System.CommandLine;
using NewsArchive;
using NewsArchive.Cli;

var (configuration, words) = Settings.Read(args);
var root =
    new RootCommand("Tools for running a news archive. --Archive:DataFolder=FOLDER names the folder of the archive.")
{
    ImportCommand.Create(configuration),
    ResolveCommand.Create(configuration),
    UserCommand.Create(configuration),
    ExtractCommand.Create(),
    TrainNamesCommand.Create(),
    TrainNamesCommand.CreateCount(),
    SameNameCommand.Create(),
    SameNameCommand.CreateTraining(),
};
try
{
    return await root.Parse(words).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ArchiveException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
catch (Exception error)
{
    Console.Error.WriteLine($"This is an error in NewsArchive. Please report it with these lines:\n{error}");
    return 1;
}
