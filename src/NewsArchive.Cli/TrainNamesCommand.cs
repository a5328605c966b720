using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NewsArchive.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Cli;

/// <summary><c>train-names</c> and <c>count-names</c>: create the data that the name finder has learned.</summary>
internal static class TrainNamesCommand
{
    public static Command Create()
    {
        var files = Files(
            "Annotated JSON lines: {\"text\",\"mentions\":[{\"start\",\"end\",\"kind\"}]}, offsets in code points."
        );
        var output = new Option<FileInfo>("--out")
        {
            Description = "The file to write the weights to: src/NewsArchive.Text/Language/Data/name-kinds.bin.",
        };
        var command = new Command(
            "train-names",
            "Train the model that recognizes names; without --out, score it on texts left out of the training."
        )
        {
            files,
            output,
        };
        command.SetAction(parsed => Train(parsed.GetValue(files)!, parsed.GetValue(output)));
        return command;
    }

    public static Command CreateCount()
    {
        var files = Files("Articles as JSON lines {\"text\"}, .jsonl or .jsonl.gz.");
        var command = new Command(
            "count-names",
            "Count how often each name in many articles is of each kind, and print name-counts.txt."
        )
        {
            files,
        };
        command.SetAction(parsed =>
        {
            foreach (
                var line in NameTraining.Count(
                    Lines(parsed.GetValue(files)!).Select(l => l.GetProperty("text").GetString()!)
                )
            )
                Console.Out.WriteLine(line);
        });
        return command;
    }

    private static Argument<FileInfo[]> Files(string description) =>
        new("FILE") { Description = description, Arity = ArgumentArity.OneOrMore };

    private static void Train(FileInfo[] files, FileInfo? output)
    {
        var texts = Lines(files).Select(Annotated);
        if (output is not null)
        {
            using var stream = output.Create();
            NameTraining.Train(texts, stream);
            return;
        }
        foreach (var score in NameTraining.CrossValidate(texts))
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Kind,-14} P {100 * score.Precision:F2}  R {100 * score.Recall:F2}  F1 {100 * score.F1:F2}"
                )
            );
    }

    private static IEnumerable<JsonElement> Lines(FileInfo[] files)
    {
        foreach (var file in files)
        {
            using var stream = file.OpenRead();
            using var plain =
                file.Extension == ".gz" ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
            using var reader = new StreamReader(plain);
            while (reader.ReadLine() is { } line)
                yield return JsonDocument.Parse(line).RootElement;
        }
    }

    private static AnnotatedText Annotated(JsonElement line)
    {
        var text = line.GetProperty("text").GetString()!;
        var units = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1)
            units.Add(i);
        units.Add(text.Length);
        var marked = line.GetProperty("mentions")
            .EnumerateArray()
            .Select(m =>
                (
                    new TextSpan(units[m.GetProperty("start").GetInt32()], units[m.GetProperty("end").GetInt32()]),
                    m.GetProperty("kind").GetString()!
                )
            );
        return new AnnotatedText(text, [.. marked]);
    }
}
