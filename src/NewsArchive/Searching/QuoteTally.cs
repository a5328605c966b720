using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Goes through the quotes of articles as <see cref="ArticleFacts"/> has them, and counts what a page of quotes shows:
/// those that fit a query, and how many each further filter would leave.
/// </summary>
internal sealed class QuoteTally : IDisposable
{
    private readonly KnownArticles known;
    private readonly QuoteQuery query;
    private readonly QuoteSets sets;
    private readonly int? role;
    private readonly int[] kinds = new int[Enum.GetValues<QuotationKind>().Length];
    private readonly Dictionary<int, int> roles = [];
    private readonly Counter speakers;
    private readonly Counter relayers;

    public QuoteTally(KnownArticles known, QuoteQuery query, QuoteSets sets)
    {
        (this.known, this.query, this.sets) = (known, query, sets);
        (speakers, relayers) = (known.EntityCounter(), known.EntityCounter());
        // A role that nobody has is none of the numbers.
        role = query is { Unnamed: true, Role: { } asked } ? known.Roles.Find(asked) ?? -1 : null;
    }

    /// <summary>Adds the quotes of these articles, in any order.</summary>
    public void Add(IEnumerable<int> articles)
    {
        foreach (var article in articles)
        {
            if (!MayHave(article))
                continue;
            foreach (var quote in QuotesOf(article))
                Count(quote);
        }
    }

    /// <summary>Adds the quotes of all articles; those of most of them were counted before.</summary>
    /// <remarks>For a query that no more than <see cref="QuoteQuery.Unnamed"/> narrows down.</remarks>
    public void AddAll()
    {
        foreach (var counts in known.QuoteCounts(query.Unnamed, Counts))
        {
            for (var kind = 0; kind < kinds.Length; kind++)
                kinds[kind] += counts.Kinds[kind];
            Total += counts.Kinds.Sum();
            Check += counts.Check;
            counts.ForEachRole((one, times) => roles[one] = roles.GetValueOrDefault(one) + times);
            counts.ForEachSpeaker(speakers.Add);
            counts.ForEachRelayer(relayers.Add);
        }
    }

    public void Dispose()
    {
        speakers.Dispose();
        relayers.Dispose();
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

    private QuoteCounts Counts(EntityFacts entities, IEnumerable<int> articles)
    {
        using var tally = new QuoteTally(known, query, sets);
        tally.Add(articles);
        return new QuoteCounts(
            entities, tally.Check, tally.kinds, tally.roles.Select(role => (role.Key, role.Value)),
            tally.speakers.All(), tally.relayers.All());
    }

    private static IReadOnlyList<(int Entity, int Count)> Most(Counter counts, int most, int[]? among)
    {
        var best = new PriorityQueue<(int, int), (int Count, int Last)>();
        foreach (var (entity, count) in among?.Select(entity => (entity, counts[entity])) ?? counts.All())
        {
            if (count > 0)
                best.Offer((entity, count), (count, -entity), most);
        }

        return best.Descending();
    }

    private QuoteFacts.Enumerator QuotesOf(int article) =>
        query.Unnamed ? known.QuotesOf(article).Unnamed : known.QuotesOf(article).GetEnumerator();

    private bool MayHave(int article)
    {
        var fact = known.FactOf(article);
        return (!query.Unnamed || fact.HasUnnamed) && (query.Month is not { } month || fact.Month == month);
    }

    /// <summary>Which of the filters it passes that are counted; none where it does not pass the others.</summary>
    private Filters Fit(QuoteFact quote)
    {
        if ((query.Unnamed && !quote.IsUnnamed) || !sets.Fit(known, quote, known.Standing(quote.Speaker)))
            return Filters.None;
        return (query.Kind is null || query.Kind == quote.Kind ? Filters.Kind : 0)
            | (!query.Check || quote.NeedsReview ? Filters.Check : 0)
            | (role is not { } asked || HasRole(quote, asked) ? Filters.Role : 0);
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
            for (var numbers = quote.Roles; !numbers.IsEmpty;)
            {
                var one = numbers.Next();
                roles[one] = roles.GetValueOrDefault(one) + 1;
            }
        }

        if (fits != Filters.All)
            return;
        Total++;
        var speaker = known.Standing(quote.Speaker);
        if (speaker > 0)
            speakers.Add(speaker);
        var left = quote.Hops;
        for (var at = 0; !left.IsEmpty; at++)
        {
            var relayer = known.Standing(left.Next());
            if (relayer != speaker && !IsAmong(quote.Hops, at, relayer))
                relayers.Add(relayer);
        }
    }

    // Two that became one later may stand in one chain.
    private bool IsAmong(PackedNumbers hops, int first, int entity)
    {
        for (var at = 0; at < first; at++)
        {
            if (known.Standing(hops.Next()) == entity)
                return true;
        }

        return false;
    }

    private static bool HasRole(QuoteFact quote, int role)
    {
        for (var left = quote.Roles; !left.IsEmpty;)
        {
            if (left.Next() == role)
                return true;
        }

        return false;
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
    public bool Fit(KnownArticles known, QuoteFact quote, int speaker) =>
        (Speaker is null || Speaker.Contains(speaker))
        && (About is null || (!About.Contains(speaker) && Subjects!.Contains(quote.Id)))
        && (Via is null || (!Via.Contains(speaker) && IsThrough(known, quote.Hops)));

    private bool IsThrough(KnownArticles known, PackedNumbers hops)
    {
        while (!hops.IsEmpty)
        {
            if (Via!.Contains(known.Standing(hops.Next())))
                return true;
        }

        return false;
    }
}
