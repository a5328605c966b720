using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Browser;

/// <summary>
/// A small archive of an invented town, in addition to the seed: every page has something to show, and it is always the
/// same.
/// </summary>
public static class MadeUpArchive
{
    /// <summary>The address of an article with quotes of every kind.</summary>
    public const string Article = "/articles/the-bridge-at-quillhaven-is-closed";

    private static readonly (string Day, string Title, string Text)[] Articles =
    [
        ("October 4, 2024", "Divers find cracks under the Quillhaven bridge",
            "“Two of the piers are cracked below the waterline,” said Tamsin Orley, who led the dive. One inspector, who "
            + "asked not to be named, said the town was told in spring. “We were told to wait,” the inspector said."),
        ("November 12, 2024", "Mayor calls the bridge safe",
            "“The bridge is safe and it stays open until we know more,” Mayor Ada Quill told the Harbour Courier. "
            + "Olga Finch, who runs the ferry, said she had heard otherwise. “I would not drive a cart across it,” "
            + "Finch said."),
        ("November 13, 2024", "What the mayor said, and what she did not",
            "“The bridge is sound and it stays open until we know more,” Mayor Ada Quill said, according to the Norrland "
            + "Press. Two officials said the report had been on her desk for weeks. “Nobody wanted to read it,” one "
            + "official said."),
        ("December 2, 2024", "Ferry fares double at Quillhaven",
            "“It is the only way across for the baker,” said Bo Larch. Olga Finch said the fares would fall in summer. "
            + "“Diesel costs what it costs,” Finch told the Harbour Courier."),
        ("January 9, 2025", "The bridge at Quillhaven, three months on",
            "Olga Finch recalled what she was told: “The bridge is safe and it stays open until we know more.” Ode Marsh "
            + "of the bridge society said the piers would not last. “Read the report, all of it,” Marsh wrote. "
            + "According to one diver, the cracks have grown."),
        ("January 14, 2025", "Łódź engineers offer Quillhaven a crossing of steel",
            "“We can build it in ninety days,” said Józef Wiśniewski, an engineer from Łódź. Mayor Ada Quill told the "
            + "Harbour Courier: “I have seen the drawings and I like them.” A clerk who asked not to be named said the "
            + "council had not."),
    ];

    /// <summary>Fills the archive; a second call changes nothing.</summary>
    public static async Task FillAsync(RunningApp app)
    {
        await using var db = app.Context();
        if (await db.Articles.AnyAsync(article => "/articles/" + article.Slug == Article))
            return;
        await app.ImportAsync([.. Articles.Select((article, number) => (
            $"{number + 1}.txt", Encoding.UTF8.GetBytes($"{article.Title}\n\n{article.Day}\n\n{article.Text}\n")))]);
        await app.StoreAsync(HandMade.Bridge());
        // A page shows the day of the import.
        await db.Articles.ExecuteUpdateAsync(article => article.SetProperty(
            a => a.ImportedAt, new DateTime(2025, 2, 1, 12, 0, 0, DateTimeKind.Utc)));
    }
}
