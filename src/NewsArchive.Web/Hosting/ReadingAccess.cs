using Microsoft.AspNetCore.Authorization;

namespace NewsArchive.Web.Hosting;

/// <summary>Whether reading needs an account too: <c>Archive:ReadingNeedsSignIn</c>.</summary>
public sealed class ReadingAccess(IConfiguration configuration)
{
    private const string Setting = "Archive:ReadingNeedsSignIn";

    private readonly string? setting = configuration[Setting];

    /// <summary>Also true for a value that is neither true nor false: a typing error must not open it.</summary>
    public bool NeedsSignIn => !string.IsNullOrEmpty(setting) && !(bool.TryParse(setting, out var needed) && !needed);

    /// <exception cref="ArchiveException">The setting is neither true nor false.</exception>
    public void Check()
    {
        if (!string.IsNullOrEmpty(setting) && !bool.TryParse(setting, out _))
            throw new ArchiveException($"{Setting} is \"{setting}\": write true or false.");
    }

    /// <summary>True when the pages of the archive are open to whoever sends this request.</summary>
    public bool IsOpenTo(HttpContext context) => !NeedsSignIn || context.User.Identity?.IsAuthenticated == true;

    /// <summary>
    /// Closes every address that is not declared open: pages, files, addresses where nothing is, and whatever is added
    /// later.
    /// </summary>
    public void Apply(AuthorizationOptions options)
    {
        if (NeedsSignIn)
            options.FallbackPolicy = options.DefaultPolicy;
    }
}
