using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Who else on the machine may read an archive: nobody.</summary>
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode OfFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string parent = TestArchive.NewFolder();

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public async Task WhatAnArchiveMakesIsForItsOwnAccountAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        await using var archive = await TestArchive.OpenAsync(Path.Combine(parent, "new"));
        await using var db = archive.Context(); // while it is open, -wal and -shm are there
        await db.Articles.AnyAsync(TestContext.Current.CancellationToken);
        CheckPrivate(archive.Folder, files: 4);
    }

    [Fact]
    public async Task TheCopyBeforeAnUpdateIsAsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        await using var archive = await TestArchive.OpenAsync(Path.Combine(parent, "new"));
        await archive.StoreAsync(new Draft("Zara Holm spoke."));
        await using (var db = archive.Context())
            // An update that fails, because its tables are there already: the copy is made before.
            await db.Database.ExecuteSqlRawAsync(
                "DELETE FROM \"__EFMigrationsHistory\"", TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(
            () => archive.Services.OpenArchiveAsync(TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(archive.Folder, "*before-update*"));
        CheckPrivate(archive.Folder, files: 5);
    }

    [Fact]
    public async Task AnArchiveThatOthersCouldReadIsClosedToThemButWhatIsNotItsOwnIsLeftAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        var folder = Path.Combine(parent, "old");
        await using var archive = await TestArchive.OpenAsync(folder);
        Open(folder);
        await archive.Services.OpenArchiveAsync(TestContext.Current.CancellationToken);
        CheckPrivate(folder, files: 2);

        var other = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(other, "Not ours", TestContext.Current.CancellationToken);
        Open(folder);
        var (ofFolder, ofOther) = (new DirectoryInfo(folder).UnixFileMode, new FileInfo(other).UnixFileMode);
        await archive.Services.OpenArchiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ofFolder, ofOther), (new DirectoryInfo(folder).UnixFileMode, new FileInfo(other).UnixFileMode));
        Assert.Equal(OfFile, new FileInfo(archive.Database).UnixFileMode);
    }

    private static void Open(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Append(new DirectoryInfo(folder)))
        {
            if (!OperatingSystem.IsWindows())
                entry.UnixFileMode |= OthersRead;
        }
    }

    private static void CheckPrivate(string folder, int files)
    {
        var entries = new DirectoryInfo(folder).GetFileSystemInfos("*", SearchOption.AllDirectories);
        Assert.InRange(entries.OfType<FileInfo>().Count(), files, 10);
        Assert.All(entries.Append(new DirectoryInfo(folder)), entry => Assert.Equal(
            (entry.Name, entry is DirectoryInfo ? OfFolder : OfFile), (entry.Name, entry.UnixFileMode)));
    }
}
