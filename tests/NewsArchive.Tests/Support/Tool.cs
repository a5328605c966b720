using System.Diagnostics;
using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>The command-line tool as a separate process, the way an operator runs it.</summary>
internal static class Tool
{
    /// <summary>
    /// The path of a program: of this build, or published to the folder that NEWSARCHIVE_PROGRAMS names, where a run
    /// that starts hundreds of them has them compiled before.
    /// </summary>
    public static string Program(string name) => Path.Combine(
        Environment.GetEnvironmentVariable("NEWSARCHIVE_PROGRAMS") ?? AppContext.BaseDirectory, name + ".dll");

    public static Process Start(string dataFolder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program("NewsArchive.Cli"));
        foreach (var word in words.Append($"--Archive:DataFolder={dataFolder}"))
            start.ArgumentList.Add(word);
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        return Process.Start(start)!;
    }

    public static Task<(int Code, string Output, string Errors)> RunAsync(string dataFolder, params string[] words) =>
        EndAsync(Start(dataFolder, words));

    /// <summary>With this line on its standard input.</summary>
    public static async Task<(int Code, string Output, string Errors)> AskAsync(string line, string dataFolder,
        params string[] words)
    {
        var process = Start(dataFolder, words);
        await process.StandardInput.WriteLineAsync(line);
        return await EndAsync(process);
    }

    private static async Task<(int Code, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output, await errors);
    }
}
