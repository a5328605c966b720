using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Importing;
using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// Gives new articles and entities their slugs: the one asked for, or with the lowest number that is free.
/// </summary>
internal sealed class SlugBook
{
    private static readonly Func<ArchiveContext, string, PartyKind, bool> EntityHas = EF.CompileQuery(
        (ArchiveContext db, string slug, PartyKind kind) =>
            db.Entities.IgnoreQueryFilters().Any(entity => entity.Slug == slug && entity.Kind == kind));

    private static readonly Func<ArchiveContext, string, bool> ArticleHas = EF.CompileQuery(
        (ArchiveContext db, string slug) => db.Articles.Any(article => article.Slug == slug));

    private readonly ArchiveContext db;
    private readonly HashSet<(SlugArea, string)> taken = [];
    private readonly Dictionary<(SlugArea, string), SlugNumber> numbers = [];

    private SlugBook(ArchiveContext db) => this.db = db;

    /// <summary>Numbers that have no row yet.</summary>
    public List<SlugNumber> New { get; } = [];

    public HashSet<SlugNumber> Changed { get; } = [];

    /// <summary>Reads which of the slugs that will be asked for are taken: most are not.</summary>
    public static async Task<SlugBook> ReadAsync(
        ArchiveContext db, IEnumerable<(SlugArea Area, string Slug)> wanted, CancellationToken cancellation)
    {
        var book = new SlugBook(db);
        var areas = wanted.Distinct().ToLookup(one => one.Area, one => one.Slug);
        var articles = areas[SlugArea.Articles].ToList();
        var entities = areas[SlugArea.People].Concat(areas[SlugArea.Organizations]).Distinct().ToList();
        foreach (var slug in await db.Articles.Where(article => EF.Parameter(articles).Contains(article.Slug))
            .Select(article => article.Slug).ToListAsync(cancellation))
            book.taken.Add((SlugArea.Articles, slug));
        foreach (var entity in await db.Entities.IgnoreQueryFilters()
            .Where(entity => EF.Parameter(entities).Contains(entity.Slug))
            .Select(entity => new { entity.Kind, entity.Slug }).ToListAsync(cancellation))
            book.taken.Add((
                entity.Kind == PartyKind.Person ? SlugArea.People : SlugArea.Organizations, entity.Slug));
        var slugs = book.taken.Select(one => one.Item2).Distinct().ToList();
        foreach (var number in await db.SlugNumbers.AsNoTracking()
            .Where(number => EF.Parameter(slugs).Contains(number.Slug)).ToListAsync(cancellation))
            book.numbers.Add((number.Area, number.Slug), number);
        return book;
    }

    /// <param name="slug">One of those that were read.</param>
    public string Take(SlugArea area, string slug)
    {
        if (taken.Add((area, slug)))
            return slug;
        if (!numbers.TryGetValue((area, slug), out var number))
        {
            numbers.Add((area, slug), number = new SlugNumber { Area = area, Slug = slug, Next = 2 });
            New.Add(number);
        }

        Changed.Add(number);
        string numbered;
        do
            numbered = Slugs.Numbered(slug, number.Next++);
        while (!taken.Add((area, numbered)) || IsTaken(area, numbered));
        return numbered;
    }

    // A title or name may end in a number itself.
    private bool IsTaken(SlugArea area, string slug) => area switch
    {
        SlugArea.Articles => ArticleHas(db, slug),
        SlugArea.People => EntityHas(db, slug, PartyKind.Person),
        _ => EntityHas(db, slug, PartyKind.Organization),
    };
}
