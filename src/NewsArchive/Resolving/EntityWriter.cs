using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Resolving;

/// <summary>Writes the entities and names that some articles make or change, in the context's transaction.</summary>
internal sealed class EntityWriter(ArchiveContext db, KnownEntities known, SlugBook slugs) : IDisposable
{
    private readonly RowStatement<Entity> entities = RowStatement<Entity>.Insert(db);
    private readonly RowStatement<Alias> aliases = RowStatement<Alias>.Insert(db);

    /// <summary>
    /// Counts how an article writes its parties. Every form is a name of its entity, so that its page can list all
    /// spellings.
    /// </summary>
    public void CountSpellings(Article article, IReadOnlyList<Party> own)
    {
        foreach (var mention in article.Mentions)
        {
            var entity = own[mention.Party].Entity;
            var form = mention.Form(article);
            var alias = known.Find(entity, form)
                ?? known.Learn(
                    entity, form, NameKey.Of(form, entity.Kind), mention.Rule, joins: false, article.Id);
            alias.Uses++;
            known.CountedAliases.Add(alias);
        }
    }

    /// <summary>Writes what is new. To be called before the rows that point to it.</summary>
    public void Write()
    {
        foreach (var entity in known.NewEntities)
        {
            entities.Run(entity);
            known.ChangedEntities.Remove(entity);
            known.CountedEntities.Remove(entity);
        }

        foreach (var alias in known.NewAliases)
        {
            aliases.Run(alias);
            known.ChangedAliases.Remove(alias);
            known.CountedAliases.Remove(alias);
        }

        known.NewEntities.Clear();
        known.NewAliases.Clear();
    }

    /// <summary>Writes what has changed since, once after many articles.</summary>
    public void Finish()
    {
        Update(
            known.ChangedEntities, known.CountedEntities, entity => entity.Id,
            nameof(Entity.Articles), nameof(Entity.QuotesBy), nameof(Entity.QuotesThrough), nameof(Entity.QuotesAbout));
        Update(known.ChangedAliases, known.CountedAliases, alias => alias.Id, nameof(Alias.Uses));

        using (var insert = RowStatement<SlugNumber>.Insert(db))
        {
            foreach (var number in slugs.New)
                insert.Run(number);
        }

        using (var update = RowStatement<SlugNumber>.Update(db))
        {
            foreach (var number in slugs.Changed.Except(slugs.New))
                update.Run(number);
        }
    }

    public void Dispose()
    {
        entities.Dispose();
        aliases.Dispose();
    }

    private void Update<T>(HashSet<T> changed, HashSet<T> counted, Func<T, int> id, params string[] counts)
        where T : class
    {
        using (var update = RowStatement<T>.Update(db))
        {
            foreach (var row in changed.OrderBy(id))
                update.Run(row);
        }

        using (var update = RowStatement<T>.Update(db, counts))
        {
            foreach (var row in counted.Except(changed).OrderBy(id))
                update.Run(row);
        }
    }
}
