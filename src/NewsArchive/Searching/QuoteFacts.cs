using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What lists of quotes ask of each quote of an article: some four numbers a quote, in the order of the text.
/// </summary>
internal readonly struct QuoteFacts
{
    private const int KindBits = 7, NeedsReview = 1 << 3, IsUnnamed = 1 << 4;
    private const int HopsAt = 8, RolesAt = 20, MaxListed = (1 << 12) - 1;

    // For each quote: its id; its kind, what is true of it and the lengths of its lists; its speaker; the lists.
    private readonly int[]? numbers;

    private QuoteFacts(int[] numbers) => this.numbers = numbers;

    public static QuoteFacts Of(IEnumerable<StoredQuoteFact> quotes)
    {
        var numbers = new List<int>();
        foreach (var quote in quotes)
        {
            var hops = quote.Hops.Distinct().Take(MaxListed).ToList();
            var roles = quote.Roles.Distinct().Take(MaxListed).ToList();
            numbers.Add(quote.Id);
            numbers.Add((int)quote.Kind | (quote.NeedsReview ? NeedsReview : 0) | (quote.IsUnnamed ? IsUnnamed : 0)
                | hops.Count << HopsAt | roles.Count << RolesAt);
            numbers.Add(quote.Speaker);
            numbers.AddRange(hops);
            numbers.AddRange(roles);
        }

        return new QuoteFacts([.. numbers]);
    }

    public Enumerator GetEnumerator() => new(numbers, 0);

    /// <summary>Those with an unnamed source; the others are passed over unread.</summary>
    public Enumerator Unnamed => new(numbers, IsUnnamed);

    public ref struct Enumerator(ReadOnlySpan<int> left, int required)
    {
        private ReadOnlySpan<int> left = left;

        public readonly Enumerator GetEnumerator() => this;

        public QuoteFact Current { get; private set; }

        public bool MoveNext()
        {
            while (!left.IsEmpty && (left[1] & required) != required)
                left = left[(3 + (left[1] >> HopsAt & MaxListed) + (left[1] >> RolesAt & MaxListed))..];
            if (left.IsEmpty)
                return false;
            var (hops, roles) = (left[1] >> HopsAt & MaxListed, left[1] >> RolesAt & MaxListed);
            Current = new QuoteFact(
                left[0], (QuotationKind)(left[1] & KindBits), (left[1] & NeedsReview) != 0, (left[1] & IsUnnamed) != 0,
                left[2], left.Slice(3, hops), left.Slice(3 + hops, roles));
            left = left[(3 + hops + roles)..];
            return true;
        }
    }
}

/// <summary>
/// One quote as <see cref="QuoteFacts"/> has it. Entities are as stored: some may have been merged since.
/// </summary>
/// <param name="speaker">0 for none that is known.</param>
/// <param name="hops">The entities in its chain, each once; the speaker may be one of them.</param>
/// <param name="roles">The roles of its unnamed sources, as numbers in a list of roles.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct QuoteFact(
    int id, QuotationKind kind, bool needsReview, bool isUnnamed, int speaker, ReadOnlySpan<int> hops,
    ReadOnlySpan<int> roles)
{
    public int Id { get; } = id;

    public QuotationKind Kind { get; } = kind;

    public bool NeedsReview { get; } = needsReview;

    public bool IsUnnamed { get; } = isUnnamed;

    public int Speaker { get; } = speaker;

    public ReadOnlySpan<int> Hops { get; } = hops;

    public ReadOnlySpan<int> Roles { get; } = roles;
}

/// <summary>The same as it is read from the database.</summary>
internal sealed record StoredQuoteFact(
    int ArticleId, int Id, QuotationKind Kind, bool NeedsReview, int Speaker)
{
    public bool IsUnnamed { get; set; }

    public List<int> Hops { get; } = [];

    public List<int> Roles { get; } = [];
}

/// <summary>The roles of unnamed sources ("official"), numbered as they come.</summary>
internal sealed class Roles
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> names = new();

    // Called by one reader at a time.
    public int NumberOf(string role)
    {
        if (numbers.TryGetValue(role, out var number))
            return number;
        number = names.Count;
        names[number] = role;
        return numbers[role] = number;
    }

    /// <summary>Null for a role that no source has.</summary>
    public int? Find(string role) => numbers.TryGetValue(role, out var number) ? number : null;

    public string NameOf(int number) => names[number];
}
