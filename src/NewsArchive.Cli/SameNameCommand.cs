using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Cli;

/// <summary><c>same-name</c> compares pairs of names; <c>train-same-name</c> trains the model it uses.</summary>
internal static class SameNameCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var file = new Option<FileInfo>("--jsonl")
        {
            Description = "Pairs of names, one per line: {\"a\",\"b\",\"kind\"}, where kind is person or organization.",
            Required = true,
        };
        var command = new Command("same-name", "Tell for each pair of full names whether they belong to one person or organization.") { file };
        command.SetAction(parsed =>
        {
            foreach (var line in Lines(parsed.GetValue(file)!))
                Print(line.Pair with { Same = SameName.Is(line.Pair.A, line.Pair.B, line.Pair.Kind) });
        });
        return command;
    }

    public static Command CreateTraining()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Pairs judged by people: {\"a\",\"b\",\"kind\",\"same\",\"set\",\"relation\"}.",
        };
        var sets = new Option<string>("--sets")
        {
            Description = "The sets to train on; pairs in other sets are only scored.",
            DefaultValueFactory = _ => "ofac,un,congress,opensanctions",
        };
        var output = new Option<FileInfo>("--out")
        {
            Description = "The file to write the weights to: src/NewsArchive.Text/Language/Data/same-name.txt.",
        };
        var command = new Command(
            "train-same-name",
            "Train the model behind same-name; without --out, score each pair with weights trained on the others."
        )
        {
            file,
            sets,
            output,
        };
        command.SetAction(parsed =>
        {
            var lines = Lines(parsed.GetValue(file)!).ToList();
            var allowed = parsed.GetValue(sets)!.Split(',');
            // Aliases with nothing in common teach nothing about spelling.
            bool Teaches(int i) => allowed.Contains(lines[i].Set) && lines[i].Relation != "alias";
            var pairs = lines.Select(l => l.Pair).ToList();
            if (parsed.GetValue(output) is { } weights)
                File.WriteAllLines(weights.FullName, SameName.Train([.. pairs.Where((_, i) => Teaches(i))]));
            else
                foreach (var judged in SameName.CrossValidate(pairs, Teaches))
                    Print(judged);
        });
        return command;
    }

    private static IEnumerable<(NamePair Pair, string? Set, string? Relation)> Lines(FileInfo file)
    {
        foreach (var line in File.ReadLines(file.FullName).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var pair = JsonSerializer.Deserialize<Line>(line, Json)!;
            var kind = pair.Kind == "organization" ? PartyKind.Organization : PartyKind.Person;
            yield return (new NamePair(pair.A, pair.B, kind, pair.Same ?? false), pair.Set, pair.Relation);
        }
    }

    private static void Print(NamePair pair) =>
        Console.Out.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    pair.A,
                    pair.B,
                    Kind = pair.Kind == PartyKind.Organization ? "organization" : "person",
                    pair.Same,
                },
                Json
            )
        );

    private sealed record Line(string A, string B, string? Kind, bool? Same, string? Set, string? Relation);
}
