using System.CommandLine;
using NewsArchive.Cli;

return new RootCommand("The operator's tool of a news archive.") { ExtractCommand.Create() }.Parse(args).Invoke();
