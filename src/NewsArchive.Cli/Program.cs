using System.CommandLine;
using NewsArchive.Cli;

var (configuration, words) = Settings.Read(args);
var root =
    new RootCommand("Tools for running a news archive. --Archive:DataFolder=FOLDER names the folder of the archive.")
{
    ImportCommand.Create(configuration),
    ExtractCommand.Create(),
    TrainNamesCommand.Create(),
    TrainNamesCommand.CreateCount(),
    SameNameCommand.Create(),
    SameNameCommand.CreateTraining(),
};
return await root.Parse(words).InvokeAsync();
