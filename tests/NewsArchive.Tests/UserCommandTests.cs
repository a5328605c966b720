using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Accounts;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Accounts without the site: what the command line says, and the rules behind it.</summary>
public sealed class UserCommandTests : IDisposable
{
    private const string Good = "a quiet harbour at six";

    private readonly string folder = TestArchive.NewFolder();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ThePasswordIsReadFromTheStandardInputAndARefusalIsASentence()
    {
        Assert.Equal((0, "Added ada@ledger.example.", ""), await AskAsync(Good, "add", "ada@ledger.example"));
        Assert.Equal((1, "", "No password was given: write it on the first line of standard input."),
            await AskAsync("", "reset-password", "ada@ledger.example"));
        Assert.Equal((1, "", "This is the last account. Add another one first, or give this one a new password."),
            await AskAsync("", "remove", "ada@ledger.example"));

        Assert.SkipWhen(OperatingSystem.IsWindows(), "The launcher of Windows is another one.");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "newsarchive"))
        {
            RedirectStandardOutput = true,
            ArgumentList = { "user", "list", $"--Archive:DataFolder={folder}" },
        })!;
        Assert.Equal("ada@ledger.example", (await process.StandardOutput.ReadToEndAsync()).Trim());
    }

    [Fact]
    public async Task AccountsAreAddedAndRemovedButNeverTwiceAndNeverTheLastOne()
    {
        await using var services = await OpenAsync();
        Assert.Null(await DoAsync(services, book => book.AddAsync("ada@ledger.example", Good)));
        Assert.Equal("There is already an account for this address.",
            await DoAsync(services, book => book.AddAsync("Ada@ledger.example", Good)));
        Assert.Null(await DoAsync(services, book => book.AddAsync("o'brien@ledger.example", Good)));
        Assert.Null(await DoAsync(services, book => book.RemoveAsync("ADA@ledger.example")));
        Assert.Equal("There is no account for this address.",
            await DoAsync(services, book => book.UnlockAsync("ada@ledger.example")));
        Assert.StartsWith("This is the last account.",
            await DoAsync(services, book => book.RemoveAsync("o'brien@ledger.example")), StringComparison.Ordinal);
        Assert.Equal(["o'brien@ledger.example"], await services.CreateScope().ServiceProvider
            .GetRequiredService<AccountBook>().EmailsAsync());
    }

    [Theory]
    [InlineData("ada@@ledger", Good, "Enter a valid email address.")]
    [InlineData("ada@ledger\u001b[2J", Good, "Enter a valid email address.")]
    [InlineData("ada@ledger.example", "short", "Choose a longer password: at least 12 characters.")]
    [InlineData("ada@ledger.example", "passwordpassword", "This password is too easy to guess")]
    public async Task WhatCannotBeAnAccountIsRefusedAndNothingIsStored(string email, string password, string problem)
    {
        await using var services = await OpenAsync();
        Assert.StartsWith(problem, await DoAsync(services, book => book.AddAsync(email, password)),
            StringComparison.Ordinal);
        Assert.False(await services.CreateScope().ServiceProvider.GetRequiredService<AccountBook>().AnyAsync());
    }

    private async Task<ServiceProvider> OpenAsync()
    {
        var collection = new ServiceCollection().AddNewsArchive(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Archive:DataFolder", folder)]).Build());
        collection.AddAccounts();
        var services = collection.BuildServiceProvider();
        await services.OpenArchiveAsync();
        return services;
    }

    /// <returns>What was wrong, or null.</returns>
    private static async Task<string?> DoAsync(
        ServiceProvider services, Func<AccountBook, Task<IdentityResult>> change)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await change(scope.ServiceProvider.GetRequiredService<AccountBook>());
        return result.Succeeded ? null : string.Join(" ", result.Errors.Select(error => error.Description).Distinct());
    }

    private async Task<(int Code, string Output, string Errors)> AskAsync(string line, params string[] words)
    {
        var (code, output, errors) = await Tool.AskAsync(line, folder, ["user", .. words]);
        return (code, output.Trim(), errors.Trim());
    }
}
