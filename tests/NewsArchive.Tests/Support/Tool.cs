using System.Diagnostics;
using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>The command-line tool as a separate process, the way an operator runs it.</summary>
internal static class Tool
{
    public static Process Start(string dataFolder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "NewsArchive.Cli.dll"));
        foreach (var word in words.Append($"--Archive:DataFolder={dataFolder}"))
            start.ArgumentList.Add(word);
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        return Process.Start(start)!;
    }

    public static async Task<(int Code, string Output, string Errors)> RunAsync(string dataFolder,
        params string[] words)
    {
        using var process = Start(dataFolder, words);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output, await errors);
    }
}
