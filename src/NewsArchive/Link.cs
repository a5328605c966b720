using NewsArchive.Text;

namespace NewsArchive;

/// <summary>A web address, domain, handle or email address in an article.</summary>
public sealed class Link
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public required string Url { get; set; }

    public LinkKind Kind { get; set; }
}
