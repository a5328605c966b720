using Microsoft.Data.Sqlite;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// The problems a database and its disk can have, each as a sentence that says what to do. No other file knows them.
/// </summary>
public static class SqliteTrouble
{
    private const int NoSpaceForSharedMemory = 10 | (19 << 8); // SQLITE_IOERR_SHMSIZE
    private const int Moved = 8 | (4 << 8); // SQLITE_READONLY_DBMOVED

    /// <summary>The error as a sentence; null when it is due to the program, not to the database or the disk.</summary>
    /// <param name="database">
    /// How the sentence names the database: by its path for an operator, by its name for readers.
    /// </param>
    public static ArchiveException? Explain(Exception error, string database)
    {
        if (error is ArchiveException known)
            return known;
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (Sentence(cause, database) is { } sentence)
                return new ArchiveException(sentence, error);
        }

        return null;
    }

    private static string? Sentence(Exception cause, string database) => cause switch
    {
        SqliteException sqlite => Sentence(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode, database),
        UnauthorizedAccessException => ReadOnly(database),
        IOException disk => Sentence(disk, database),
        _ => null,
    };

    // The numbers are those of sqlite3.h. Those left out (an error in a statement, a violated constraint) are errors in
    // NewsArchive.
    private static string? Sentence(int code, int extended, string database) => (code, extended) switch
    {
        (_, NoSpaceForSharedMemory) => Full(database),
        (_, Moved) =>
            $"{database} was moved or deleted while it was in use. Put it back, then start NewsArchive again.",
        (13, _) => Full(database),
        (3 or 8 or 23, _) => ReadOnly(database),
        (5 or 6 or 15, _) =>
            $"Another program has kept {database} locked for more than 30 seconds. Wait until it is done (an import, "
            + "a backup, a database tool), then try again.",
        (7, _) => $"There was not enough memory to work on {database}. Close other programs, then try again.",
        (10, _) =>
            $"The disk that holds {database} could not be read or written: it may be full, failing or gone. "
            + "Check the disk, then try again.",
        (11, _) =>
            $"{database} is damaged. Stop NewsArchive and put the data folder back from your newest backup; where there "
            + $"is none, the command “sqlite3 {database} .recover” saves what can still be read.",
        (14, _) =>
            $"{database} cannot be opened: it is missing, or this program may not read it or write in its folder. "
            + "Put it back or change the permissions, then try again.",
        (26, _) =>
            $"{database} is not a database: another file stands in its place, or its beginning is damaged. "
            + "Put the archive's own file back, from your backup if need be.",
        _ => null,
    };

    // File errors have the system's own number: errno or, on Windows, that of the Win32 error.
    private static string? Sentence(IOException disk, string database) => disk.HResult switch
    {
        28 or 69 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => Full(database),
        30 or unchecked((int)0x80070013) => ReadOnly(database),
        _ => null,
    };

    private static string Full(string database) =>
        $"The disk that holds {database} is full. Free some space on it, then try again; "
        + "nothing that was stored before is lost.";

    private static string ReadOnly(string database) =>
        $"{database} may not be written: it, its folder or its disk is read-only for this program. "
        + "Give the user who runs it the right to write there, then try again.";
}
