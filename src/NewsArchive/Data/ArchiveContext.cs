using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Data;

/// <summary>The whole model. A provider's subclass adds its full-text index and migrations.</summary>
public abstract class ArchiveContext(DbContextOptions options) : IdentityUserContext<IdentityUser>(options)
{
    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<Entity> Entities => Set<Entity>();

    public DbSet<Alias> Aliases => Set<Alias>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();
}
