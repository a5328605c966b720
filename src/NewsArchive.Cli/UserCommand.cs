using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Accounts;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Cli;

/// <summary>
/// <c>user add|reset-password|unlock|list|remove</c>: changes who may sign in, whether the site runs or not. It asks
/// for the password or reads it from standard input. An argument would be kept in the shell's history and shown in the
/// list of processes.
/// </summary>
internal static class UserCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var command = new Command("user", "Add, change and remove the accounts that may sign in.");
        Add("add", "Add an account. Asks for its password, or reads it from standard input.",
            (book, email) => WithPasswordAsync(password => book.AddAsync(email, password)), "Added");
        Add("reset-password", "Give an account a new password and end its sessions.",
            (book, email) => WithPasswordAsync(password => book.ResetPasswordAsync(email, password)),
            "New password set, and all sessions ended, for");
        Add("unlock", "Forget the wrong passwords sent for an account, so that everybody may try again.",
            (book, email) => book.UnlockAsync(email), "Unlocked");
        Add("remove", "Remove an account and end its sessions. The last account stays.",
            (book, email) => book.RemoveAsync(email), "Removed");

        var list = new Command("list", "List the email addresses of all accounts.");
        list.SetAction((_, cancellation) => RunAsync(configuration, async book =>
        {
            foreach (var email in await book.EmailsAsync(cancellation))
                Console.WriteLine(email);
            return null;
        }));
        command.Add(list);
        return command;

        void Add(string name, string description, Func<AccountBook, string, Task<IdentityResult>> change, string done)
        {
            var email = new Argument<string>("EMAIL") { Description = "The account's email address." };
            var verb = new Command(name, description) { email };
            verb.SetAction(parsed => RunAsync(configuration, async book =>
            {
                var result = await change(book, parsed.GetValue(email)!);
                if (result.Succeeded)
                    Console.WriteLine($"{done} {parsed.GetValue(email)}.");
                return result.Succeeded
                    ? null
                    : string.Join(Environment.NewLine, result.Errors.Select(error => error.Description).Distinct());
            }));
            command.Add(verb);
        }
    }

    /// <param name="work">Returns what went wrong, or null.</param>
    private static async Task<int> RunAsync(IConfiguration configuration, Func<AccountBook, Task<string?>> work)
    {
        var collection = new ServiceCollection().AddNewsArchive(configuration);
        collection.AddAccounts();
        await using var services = collection.BuildServiceProvider();
        try
        {
            await services.OpenArchiveAsync();
            await using var scope = services.CreateAsyncScope();
            if (await work(scope.ServiceProvider.GetRequiredService<AccountBook>()) is not { } problem)
                return 0;
            Console.Error.WriteLine(problem);
        }
        catch (Exception error) when (
            SqliteTrouble.Explain(error, services.GetRequiredService<DataFolder>().Database) is { } trouble)
        {
            Console.Error.WriteLine(trouble.Message);
        }

        return 1;
    }

    private static Task<IdentityResult> WithPasswordAsync(Func<string, Task<IdentityResult>> change) =>
        ReadPassword(out var problem) is { } password
            ? change(password)
            : Task.FromResult(IdentityResult.Failed(new IdentityError { Description = problem }));

    private static string? ReadPassword(out string problem)
    {
        problem = "No password was given: write it on the first line of standard input.";
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() is { Length: > 0 } line ? line : null;
        problem = "The two passwords differ.";
        var password = Ask("New password (it is not shown): ");
        return password == Ask("Repeat the new password: ") ? password : null;
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
