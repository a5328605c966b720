using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsArchive.Importing;
using NewsArchive.Text;
using NewsArchive.Text.Language;

namespace NewsArchive.Benchmarks;

/// <summary>
/// Any number of articles from a smaller number of real ones, the same in every run: each is made of paragraphs of
/// different articles. All paragraphs are used once, in an order drawn by chance, then once more in another order. From
/// the second time on, a paragraph's numbers and its first two full names are others, and so is each third word of what
/// it quotes; of one paragraph in ten, those words stay for three times. So names and quotations grow in number as they
/// do in a real archive, and no quotation stands in more than three articles.
/// </summary>
internal sealed partial class Recombined
{
    private const int People = 400_000, Kept = 3, KeptOneIn = 10;
    private const int Shortest = 60, Longest = 1_500;
    private const int FirstYear = 1990, LastYear = 2025;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly FrozenSet<string> FirstNames =
        WordList.Lines("first-names.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> paragraphs = [], first = [], last = [], quoted = [];
    private readonly List<KnownFacts> facts = [];
    private readonly List<(KnownFacts Known, string Text)> whole = [];

    public Recombined(IEnumerable<ImportFile> articles)
    {
        foreach (var article in articles)
        {
            if (article is not { Text: { } text, Known: { Title: not null } known })
                continue;
            facts.Add(known);
            whole.Add((known, text));
            foreach (var paragraph in text.Split('\n', StringSplitOptions.TrimEntries))
            {
                if (paragraph.Length is >= Shortest and <= Longest)
                    paragraphs.Add(paragraph);
            }
        }

        // As often as they are written, so that common ones stay common.
        foreach (var paragraph in paragraphs)
            Change(paragraph, new Learned(this));
    }

    /// <param name="length">Of each article, in characters; the last paragraph is not cut.</param>
    public IEnumerable<ImportFile> Articles(int length)
    {
        var number = 0;
        for (var turn = 0; ; turn++)
        {
            var random = new Random(turn + 1);
            var order = Enumerable.Range(0, paragraphs.Count).ToArray();
            random.Shuffle(order);
            var text = new StringBuilder();
            foreach (var at in order)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(Paragraph(at, turn));
                if (text.Length < length)
                    continue;
                var (named, dated) = (Any(facts, random), Any(facts, random));
                var known = new KnownFacts
                {
                    Title = named.Title,
                    Published = dated.Published,
                    Publication = dated.Publication,
                    Byline = named.Byline,
                };
                yield return Article($"made-{++number}", known, text.ToString());
                text.Clear();
            }
        }
    }

    /// <summary>
    /// The same articles in another order, with other numbers and other words in what they quote: news that an archive
    /// of the articles does not have yet.
    /// </summary>
    public IEnumerable<ImportFile> Varied()
    {
        var random = new Random(1);
        var order = Enumerable.Range(0, whole.Count).ToArray();
        random.Shuffle(order);
        var change = new Changed(this, random, random, keepsNames: true);
        return order.Select((at, number) => Article($"varied-{number}", whole[at].Known,
            string.Join('\n', whole[at].Text.Split('\n').Select(line => Change(line, change)))));
    }

    private static ImportFile Article(string id, KnownFacts known, string text)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id,
                title = known.Title,
                date = known.Published,
                source = known.Publication,
                authors = known.Byline,
                text,
            },
            Plain);
        return new ImportFile(id, line, known, text);
    }

    private string Paragraph(int at, int turn)
    {
        if (turn == 0)
            return paragraphs[at];
        var random = new Random(HashCode(at, turn));
        var quotes = at % KeptOneIn == 0 ? turn / Kept : turn;
        var words = quotes == 0 ? null : new Random(HashCode(at, -quotes));
        return Change(paragraphs[at], new Changed(this, random, words));
    }

    // The same in every run and on every machine.
    private static int HashCode(int at, int turn) => unchecked((at * 486_187_739) ^ (turn * 16_777_619));

    private string Person(Random random)
    {
        // Few are named often, most once or twice.
        var draw = random.NextDouble();
        var who = new Random((int)(People * draw * draw * draw));
        return $"{Any(first, who)} {Any(last, who)}";
    }

    private static T Any<T>(List<T> from, Random random) => from[random.Next(from.Count)];

    private static string Change(string paragraph, IChange change)
    {
        var (result, at, inMarks, count, names) = (new StringBuilder(), 0, false, 0, 0);
        for (var token = Tokens().Match(paragraph); token.Success; token = token.NextMatch())
        {
            if (token.Index < at)
                continue; // the second word of a name
            result.Append(paragraph, at, token.Index - at);
            at = token.Index + token.Length;
            var word = token.Value;
            if (word[0] is '"' or '“' or '”')
            {
                inMarks = word[0] == '“' || (word[0] == '"' && !inMarks);
                result.Append(word);
            }
            else if (char.IsAsciiDigit(word[0]))
            {
                result.Append(word.All(char.IsAsciiDigit) ? change.Number(word) : word);
            }
            else if (names < 2 && char.IsUpper(word[0]) && FirstNames.Contains(word)
                && Surname().Match(paragraph, at) is { Success: true } surname)
            {
                names++;
                result.Append(change.Name(word, surname.Value[1..]));
                at += surname.Length;
            }
            else
            {
                var chosen = inMarks && char.IsLower(word[0]) && ++count % 3 == 0;
                result.Append(chosen ? change.Word(word) : word);
            }
        }

        return result.Append(paragraph, at, paragraph.Length - at).ToString();
    }

    [GeneratedRegex("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}'’-]*|[\"“”]", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\G \p{Lu}\p{Ll}[\p{L}’'-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Surname();

    private interface IChange
    {
        string Number(string word);

        string Name(string first, string last);

        string Word(string word);
    }

    private sealed class Learned(Recombined into) : IChange
    {
        public string Number(string word) => word;

        public string Name(string first, string last)
        {
            into.first.Add(first);
            into.last.Add(last);
            return $"{first} {last}";
        }

        public string Word(string word)
        {
            into.quoted.Add(word);
            return word;
        }
    }

    private sealed class Changed(Recombined from, Random random, Random? quotes, bool keepsNames = false) : IChange
    {
        public string Number(string word) =>
            word.Length == 4 && int.Parse(word, CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear
                ? random.Next(FirstYear, LastYear + 1).ToString(CultureInfo.InvariantCulture)
                : string.Concat(word.Select((_, at) => (char)random.Next(at == 0 ? '1' : '0', '9' + 1)));

        public string Name(string first, string last) => keepsNames ? $"{first} {last}" : from.Person(random);

        public string Word(string word) => quotes is null ? word : Any(from.quoted, quotes);
    }
}
