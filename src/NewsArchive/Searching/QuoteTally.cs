using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Goes once through the quotes of articles as <see cref="ArticleFacts"/> has them, and counts what a page of quotes
/// shows: those that fit a query, and how many each further filter would leave.
/// </summary>
internal sealed class QuoteTally
{
    private readonly ArticleFacts.Known known;
    private readonly QuoteQuery query;
    private readonly QuoteSets sets;
    private readonly int? role;
    private readonly int[] kinds = new int[Enum.GetValues<QuotationKind>().Length];
    private readonly Dictionary<int, int> roles = [];
    private readonly int[] speakers;
    private readonly int[] relayers;

    /// <param name="articles">The ids of the articles, in any order.</param>
    public QuoteTally(ArticleFacts.Known known, QuoteQuery query, QuoteSets sets, IEnumerable<int> articles)
    {
        (this.known, this.query, this.sets) = (known, query, sets);
        (speakers, relayers) = (new int[known.Entities], new int[known.Entities]);
        // A role that nobody has is none of the numbers.
        role = query is { Unnamed: true, Role: { } asked } ? known.Roles.Find(asked) ?? -1 : null;
        foreach (var article in articles)
        {
            if (!MayHave(article))
                continue;
            foreach (var quote in QuotesOf(article))
                Count(quote);
        }
    }

    /// <summary>The ids of the quotes of a page.</summary>
    /// <param name="articles">In the order in which the page shows their quotes; read until it is full.</param>
    /// <param name="first">The number of quotes on the pages before.</param>
    public IReadOnlyList<int> Page(IEnumerable<int> articles, int first)
    {
        var page = new List<int>();
        var before = 0;
        foreach (var article in articles.Where(MayHave))
        {
            foreach (var quote in QuotesOf(article))
            {
                if (Fit(quote) == Filters.All && before++ >= first)
                    page.Add(quote.Id);
                if (page.Count == QuoteQuery.PageSize)
                    return page;
            }
        }

        return page;
    }

    /// <summary>All that fit.</summary>
    public int Total { get; private set; }

    /// <summary>Those of each kind, where the query asks for no kind.</summary>
    public IReadOnlyDictionary<QuotationKind, int> Kinds => kinds.Index().Where(kind => kind.Item > 0)
        .ToDictionary(kind => (QuotationKind)kind.Index, kind => kind.Item);

    /// <summary>Those that need review.</summary>
    public int Check { get; private set; }

    /// <summary>The commonest roles of unnamed sources, where the query asks for no role.</summary>
    public IReadOnlyList<RoleCount> Roles(int most) =>
        [.. roles.Select(pair => new RoleCount(known.Roles.NameOf(pair.Key), pair.Value))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Role, StringComparer.Ordinal).Take(most)];

    /// <summary>Whom most of the quotes are by.</summary>
    /// <param name="among">Only these, where there are some.</param>
    public IReadOnlyList<(int Entity, int Count)> Speakers(int most, int[]? among) => Most(speakers, most, among);

    /// <summary>Who relayed most of the quotes without being their speaker.</summary>
    public IReadOnlyList<(int Entity, int Count)> Relayers(int most, int[]? among) => Most(relayers, most, among);

    private static IReadOnlyList<(int Entity, int Count)> Most(int[] counts, int most, int[]? among)
    {
        var best = new PriorityQueue<(int, int), (int Count, int Last)>();
        foreach (var entity in among ?? Enumerable.Range(0, counts.Length))
        {
            if (counts[entity] > 0)
                best.Offer((entity, counts[entity]), (counts[entity], -entity), most);
        }

        return best.Descending();
    }

    private QuoteFacts.Enumerator QuotesOf(int article) =>
        query.Unnamed ? known.QuotesOf(article).Unnamed : known.QuotesOf(article).GetEnumerator();

    private bool MayHave(int article)
    {
        var fact = known.FactOf(article);
        return (!query.Unnamed || fact.Unnamed > 0) && (query.Month is not { } month || fact.Month == month);
    }

    /// <summary>Which of the filters it passes that are counted; none where it does not pass the others.</summary>
    private Filters Fit(QuoteFact quote)
    {
        if ((query.Unnamed && !quote.IsUnnamed) || !sets.Fit(known, quote, known.Standing(quote.Speaker)))
            return Filters.None;
        return (query.Kind is null || query.Kind == quote.Kind ? Filters.Kind : 0)
            | (!query.Check || quote.NeedsReview ? Filters.Check : 0)
            | (role is not { } asked || quote.Roles.Contains(asked) ? Filters.Role : 0);
    }

    private void Count(QuoteFact quote)
    {
        var fits = Fit(quote);
        if (fits.HasFlag(Filters.Check | Filters.Role))
            kinds[(int)quote.Kind]++;
        if (fits.HasFlag(Filters.Kind | Filters.Role) && quote.NeedsReview)
            Check++;
        if (query.Unnamed && fits.HasFlag(Filters.Kind | Filters.Check))
        {
            foreach (var one in quote.Roles)
                roles[one] = roles.GetValueOrDefault(one) + 1;
        }

        if (fits != Filters.All)
            return;
        Total++;
        var speaker = known.Standing(quote.Speaker);
        if (speaker > 0)
            speakers[speaker]++;
        for (var at = 0; at < quote.Hops.Length; at++)
        {
            if (IsRelayer(quote.Hops, at, speaker))
                relayers[known.Standing(quote.Hops[at])]++;
        }
    }

    // Two that became one later may stand in one chain.
    private bool IsRelayer(ReadOnlySpan<int> hops, int at, int speaker)
    {
        var entity = known.Standing(hops[at]);
        if (entity == speaker)
            return false;
        foreach (var earlier in hops[..at])
        {
            if (known.Standing(earlier) == entity)
                return false;
        }

        return true;
    }

    [Flags]
    private enum Filters
    {
        None = 0,
        Kind = 1,
        Check = 2,
        Role = 4,
        All = Kind | Check | Role,
    }
}

/// <summary>The parties that a query names, as entities; null where it names none.</summary>
/// <param name="Subjects">The ids of the quotes that mention one of those of <paramref name="About"/>.</param>
internal sealed record QuoteSets(int[]? Speaker, int[]? About, IReadOnlySet<int>? Subjects, int[]? Via)
{
    /// <param name="speaker">The entity that the quote is by, as it stands now; 0 for none that is known.</param>
    public bool Fit(ArticleFacts.Known known, QuoteFact quote, int speaker) =>
        (Speaker is null || Speaker.Contains(speaker))
        && (About is null || (!About.Contains(speaker) && Subjects!.Contains(quote.Id)))
        && (Via is null || (!Via.Contains(speaker) && IsThrough(known, quote.Hops)));

    private bool IsThrough(ArticleFacts.Known known, ReadOnlySpan<int> hops)
    {
        foreach (var hop in hops)
        {
            if (Via!.Contains(known.Standing(hop)))
                return true;
        }

        return false;
    }
}
