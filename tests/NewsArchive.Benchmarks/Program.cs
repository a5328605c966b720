using System.CommandLine;
using System.Globalization;
using NewsArchive.Benchmarks;

// How fast the archive is, each figure as a ratio to a limit that was measured in turn with it: absolute figures say
// more about the machine than about the program.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var data = new Option<DirectoryInfo>("--data")
{
    Description = "The folder for the archives. It must be outside the checkout; they take up to 20 GB.",
    Required = true,
};
var bulk = new Option<FileInfo?>("--bulk")
{
    Description = "News to make the archives from (.jsonl or .jsonl.gz). Without it, made-up news.",
};
var most = new Option<int>("--most")
{
    Description = "The number of articles of the largest archive to make, up to 1000000.",
    DefaultValueFactory = _ => 200_000,
};
var read = new Option<int>("--read")
{
    Description = "How many recombined articles are read; larger archives get copies of their rows, which is quicker.",
    DefaultValueFactory = _ => 200_000,
};
var make = new Command("make", "Makes the archives of 1k, 2k, 20k, 100k, 200k and 1M articles that are missing.")
{
    data,
    bulk,
    most,
    read,
};
make.SetAction((parsed, cancellation) => new Archives(parsed.GetValue(data)!.FullName)
    .MakeAsync(parsed.GetValue(bulk)?.FullName, parsed.GetValue(most), parsed.GetValue(read),
        cancellation));

var only = new Option<string[]>("--only") { Description = "Measures this alone." };
only.AcceptOnlyFromAmong([.. Measures.Names]);
var quick = new Option<bool>("--quick")
{
    Description = "Takes some minutes, with 2,000 articles, which are imported first where they are missing.",
};
var measure = new Command("measure", "Prints each figure as a row of a Markdown table.") { data, bulk, only, quick };
measure.SetAction((parsed, cancellation) => Measures.RunAsync(
    new Archives(parsed.GetValue(data)!.FullName), parsed.GetValue(bulk)?.FullName, parsed.GetValue(only) ?? [],
    parsed.GetValue(quick), cancellation));

return await new RootCommand("Measures the archive against limits.") { make, measure }.Parse(args).InvokeAsync();
