using System.CommandLine;
using NewsArchive.Cli;

var (configuration, words) = Settings.Read(args);
var root =
    new RootCommand("The operator's tool of a news archive. --Archive:DataFolder=FOLDER says where the archive lies.")
{
    ImportCommand.Create(configuration),
    ExtractCommand.Create(),
    TrainNamesCommand.Create(),
    TrainNamesCommand.CreateCount(),
    SameNameCommand.Create(),
    SameNameCommand.CreateTraining(),
};
return await root.Parse(words).InvokeAsync();
