using System.Collections.Concurrent;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What lists of quotes ask of each quote of an article, in the order of the text: some ten bytes a quote.
/// </summary>
/// <remarks>
/// The id of the first quote; for each quote the number of bytes that follow, its kind and what is true of it, how far
/// its id is from the first (doubled, and for a lower one 1 less than the double of the opposite), its speaker, the
/// number of bytes of its hops, these, and its roles.
/// </remarks>
internal readonly ref struct QuoteFacts(PackedNumbers numbers)
{
    private const int KindBits = 7, NeedsReview = 1 << 3, IsUnnamed = 1 << 4;

    private readonly PackedNumbers numbers = numbers;

    public static void Pack(List<byte> row, IEnumerable<StoredQuoteFact> quotes)
    {
        var (one, hops) = (new List<byte>(), new List<byte>());
        int? first = null;
        foreach (var quote in quotes)
        {
            if (first is null)
                PackedNumbers.Add(row, quote.Id);
            var distance = quote.Id - (first ??= quote.Id);
            one.Clear();
            hops.Clear();
            one.Add((byte)((int)quote.Kind
                | (quote.NeedsReview ? NeedsReview : 0) | (quote.IsUnnamed ? IsUnnamed : 0)));
            PackedNumbers.Add(one, distance < 0 ? (-distance << 1) - 1 : distance << 1);
            PackedNumbers.Add(one, quote.Speaker);
            foreach (var hop in quote.Hops.Distinct())
                PackedNumbers.Add(hops, hop);
            PackedNumbers.Add(one, hops.Count);
            one.AddRange(hops);
            foreach (var role in quote.Roles.Distinct())
                PackedNumbers.Add(one, role);
            PackedNumbers.Add(row, one.Count);
            row.AddRange(one);
        }
    }

    public Enumerator GetEnumerator() => new(numbers, 0);

    /// <summary>Those with an unnamed source; the others are passed over unread.</summary>
    public Enumerator Unnamed => new(numbers, IsUnnamed);

    public ref struct Enumerator
    {
        private readonly int required;
        private readonly int first;
        private PackedNumbers left;

        public Enumerator(PackedNumbers numbers, int required)
        {
            left = numbers;
            this.required = required;
            first = left.IsEmpty ? 0 : left.Next();
        }

        public readonly Enumerator GetEnumerator() => this;

        public QuoteFact Current { get; private set; }

        public bool MoveNext()
        {
            while (!left.IsEmpty)
            {
                var quote = left.Next(left.Next());
                var flags = quote.Next();
                if ((flags & required) != required)
                    continue;
                var distance = quote.Next();
                var id = first + ((distance & 1) == 1 ? -((distance + 1) >> 1) : distance >> 1);
                var speaker = quote.Next();
                var hops = quote.Next(quote.Next());
                Current = new QuoteFact(
                    id, (QuotationKind)(flags & KindBits), (flags & NeedsReview) != 0, (flags & IsUnnamed) != 0,
                    speaker, hops, quote);
                return true;
            }

            return false;
        }
    }
}

/// <summary>
/// One quote as <see cref="QuoteFacts"/> has it. Entities are as stored: some may have been merged since.
/// </summary>
/// <param name="speaker">0 for none that is known.</param>
/// <param name="hops">The entities in its chain, each once; the speaker may be one of them.</param>
/// <param name="roles">The roles of its unnamed sources, as numbers in a list of roles.</param>
internal readonly ref struct QuoteFact(
    int id, QuotationKind kind, bool needsReview, bool isUnnamed, int speaker, PackedNumbers hops, PackedNumbers roles)
{
    public int Id { get; } = id;

    public QuotationKind Kind { get; } = kind;

    public bool NeedsReview { get; } = needsReview;

    public bool IsUnnamed { get; } = isUnnamed;

    public int Speaker { get; } = speaker;

    public PackedNumbers Hops { get; } = hops;

    public PackedNumbers Roles { get; } = roles;
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
