using static NewsArchive.Text.Tests.Gold.Passages;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// Compares documents with what a reader found in the same texts. Quotes inside quotes are optional; direct and mixed
/// are one class; spans are compared without marks and punctuation at their ends, names without case, accents and
/// articles.
/// </summary>
public sealed class GoldScorer
{
    private const string DoubleMarks = "\"“”„‟«»";
    private const double Confident = 0.8;

    private readonly GoldScores scores;
    private readonly GoldArticle gold;
    private readonly Document document;
    private readonly string text;
    private readonly IReadOnlyList<TextSpan> words;
    private readonly Dictionary<string, int> entityOfName = [];

    private GoldScorer(GoldArticle gold, Document document, GoldScores scores)
    {
        (this.gold, this.document, this.scores, text) = (gold, document, scores, gold.Text);
        words = GoldWords.At(text);
        foreach (var (entity, k) in gold.Entities.Select((entity, k) => (entity, k)))
        {
            foreach (var name in entity.Forms.Prepend(entity.Name))
                entityOfName.TryAdd(GoldWords.Name(name), k);
        }
    }

    public static GoldScores Score(IEnumerable<(GoldArticle Gold, Document Document)> pairs)
    {
        var scores = new GoldScores();
        foreach (var (gold, document) in pairs)
        {
            if (document.Text != gold.Text)
                throw new ArgumentException($"{gold.Id}: the document has another text than its gold");
            var scorer = new GoldScorer(gold, document, scores);
            scorer.ScoreSpeech();
            scorer.ScoreIndirect();
            scorer.ScoreSetOff("posts", "post", QuotationKind.Post);
            scorer.ScoreSetOff("blocks", "block", QuotationKind.Block);
            scorer.ScoreMarks();
            scorer.ScoreEntities();
            scorer.ScoreBlocks();
            scorer.ScoreExact("links", gold.Links.Select(x => x.Span), document.Hyperlinks.Select(x => x.Span));
        }
        return scores;
    }

    private void ScoreSpeech()
    {
        var wanted = GoldSpeech(inner: false);
        var nested = GoldSpeech(inner: true);
        var said = Found(IsSpeech)
            .Where(x => Nearest(x, nested) is var near && (near < 0.5 || near <= Nearest(x, wanted))).ToList();
        ScoreExact("spans", wanted.SelectMany(x => x.Of.Contents), said.SelectMany(x => x.Of.Contents));
        var whole = Tokens(said).ToHashSet();
        var wantedWhole = Tokens(wanted).ToHashSet();
        scores["whole quotes"].Add(wantedWhole.Count(whole.Contains), whole.Count, wantedWhole.Count);

        var pairs = Match(wanted, said, HalfOfShorter);
        foreach (var quote in wanted.Where(x => !pairs.ContainsKey(x)))
            Wrong("missed quote", Show(quote.Pieces));
        foreach (var quote in said.Except(pairs.Values))
            Wrong("false quote", Show(quote.Pieces));
        foreach (var (want, got) in pairs)
            ScoreAttribution(want.Of, got.Of, Show(want.Pieces));
    }

    private void ScoreAttribution(GoldQuote want, Quotation got, string where)
    {
        if (want.Source is { } source)
        {
            Rate("source", got.Source is { } span && span.Overlaps(source),
                source.Slice(text), got.Source?.Slice(text), where);
        }
        var right = Same(want.Speaker, got.Speaker, SourceWords(want));
        Rate("speaker", right, want.Speaker, got.Speaker, where);
        if (got.Confidence >= Confident)
            scores["sure speaker"].Add(right);
        var (first, all) = ChainRight(want, got);
        scores["first hop"].Add(first);
        Rate("chain", all, string.Join(" → ", want.Chain),
            string.Join(" → ", got.SourceChain.Select(x => x.Name)), where);
    }

    private void ScoreIndirect()
    {
        var wanted = Gold(quote => quote.Kind == "indirect");
        var said = Found(quote => quote.Kind == QuotationKind.Indirect);
        var inGold = wanted.SelectMany(x => x.Words).ToHashSet();
        var inFound = said.SelectMany(x => x.Words).ToHashSet();
        foreach (var x in said.Where(x => x.Words.Count > 0))
            scores["indirect"].AddSaid((double)Shared(x.Words, inGold) / x.Words.Count);
        foreach (var x in wanted)
            scores["indirect"].AddWanted((double)Shared(x.Words, inFound) / x.Words.Count);
    }

    private void ScoreSetOff(string row, string goldKind, QuotationKind kind)
    {
        var (wanted, said) = (Gold(quote => quote.Kind == goldKind), Found(quote => quote.Kind == kind));
        var pairs = Match(wanted, said, HalfOfAll);
        scores[row].Add(pairs.Count, said.Count, wanted.Count);
        foreach (var missed in wanted.Where(x => !pairs.ContainsKey(x)))
            Wrong("missed " + goldKind, Show(missed.Pieces));
        foreach (var other in said.Except(pairs.Values))
            Wrong("false " + goldKind, Show(other.Pieces));
        foreach (var (want, got) in pairs)
        {
            Rate(row + ": first hop", ChainRight(want.Of, got.Of).First,
                want.Of.Chain.FirstOrDefault(), got.Of.SourceChain.FirstOrDefault()?.Name, Show(want.Pieces));
        }
    }

    private void ScoreMarks()
    {
        var explained = document.Quotations.Where(x => x.Kind != QuotationKind.Indirect).SelectMany(x => x.Contents)
            .Concat(document.Marks.Select(x => x.Span)).ToList();
        for (var i = 0; i < text.Length; i++)
        {
            if (DoubleMarks.Contains(text[i]))
            {
                Rate("accounted", explained.Any(x => x.Contains(i)), "explained", "left over",
                    Show([new TextSpan(i, i + 1)]));
            }
        }
        ScorePassages("speech",
            GoldSpeech(inner: false).Concat(GoldSpeech(inner: true)).SelectMany(x => x.Pieces),
            Found(IsSpeech).SelectMany(x => x.Pieces));
        ScorePassages("not speech",
            gold.Marks.Where(x => x.Kind != "stray").SelectMany(x => GoldWords.Pieces(text, x.Span)),
            document.Marks.Where(x => x.Kind != MarkKind.Stray).SelectMany(x => GoldWords.Pieces(text, x.Span)));
    }

    private void ScorePassages(string row, IEnumerable<TextSpan> wanted, IEnumerable<TextSpan> said)
    {
        List<Passage<TextSpan>> Rows(IEnumerable<TextSpan> spans) =>
            [.. spans.Distinct().Order().Select(x => new Passage<TextSpan>(x, [x], WordsOf([x])))];
        var (want, got) = (Rows(wanted), Rows(said));
        var pairs = Match(want, got, HalfOfAll);
        scores[row].Add(pairs.Count, got.Count, want.Count);
        if (row == "speech")
            return;
        foreach (var missed in want.Where(x => !pairs.ContainsKey(x)))
            Wrong("missed mark", Show(missed.Pieces));
        foreach (var other in got.Except(pairs.Values))
            Wrong("false mark", Show(other.Pieces));
    }

    private void ScoreEntities()
    {
        var entityOf = gold.Entities.SelectMany((entity, k) => entity.Forms.Select(form => (form, k)))
            .GroupBy(x => x.form).ToDictionary(x => x.Key, x => x.Last().k);
        var given = new SortedDictionary<string, int?>(StringComparer.Ordinal);
        foreach (var (form, places) in GoldWords.Occurrences(text, entityOf.Keys))
        {
            var votes = new List<int>();
            foreach (var place in places)
            {
                var mention = document.Mentions.Where(x => 2 * Common(x.Span, place) >= x.Span.Cover(place).Length)
                    .MaxBy(x => Common(x.Span, place));
                Rate("found: " + gold.Entities[entityOf[form]].Kind, mention is not null, form, null, Show([place]));
                if (mention is not null)
                    votes.Add(mention.Chain);
            }
            given[form] = votes.Count == 0 ? null : votes.GroupBy(x => x).MaxBy(x => x.Count())!.Key;
        }
        foreach (var (a, b) in given.Keys.SelectMany((a, i) => given.Keys.Skip(i + 1).Select(b => (a, b))))
        {
            var belong = entityOf[a] == entityOf[b];
            var joined = given[a] is not null && given[a] == given[b];
            var (kind, other) = (gold.Entities[entityOf[a]].Kind, gold.Entities[entityOf[b]].Kind);
            foreach (var row in kind == other ? new[] { "pairs: all", "pairs: " + kind } : ["pairs: all"])
                scores[row].Add(belong && joined ? 1 : 0, joined ? 1 : 0, belong ? 1 : 0);
            if (belong != joined)
                Wrong(joined ? "wrongly joined" : "not joined", $"{a} and {b}");
        }
    }

    private void ScoreBlocks()
    {
        foreach (var want in gold.Blocks)
        {
            var got = document.Blocks.Where(x => x.Span.Overlaps(want.Span)).MaxBy(x => Common(x.Span, want.Span))
                ?.Kind.ToString().ToLowerInvariant();
            var kept = got == want.Kind || (got is null && want.Kind == "paragraph");
            Rate(want.Kind == "paragraph" ? "paragraphs" : "block kinds", kept, want.Kind, got, Show([want.Span]));
        }
    }

    private void ScoreExact(string row, IEnumerable<TextSpan> wanted, IEnumerable<TextSpan> said)
    {
        var want = wanted.SelectMany(x => GoldWords.Pieces(text, x)).ToHashSet();
        var got = said.SelectMany(x => GoldWords.Pieces(text, x)).ToHashSet();
        scores[row].Add(want.Count(got.Contains), got.Count, want.Count);
        foreach (var missed in want.Except(got))
            Wrong($"missed {row}", Show([missed]));
        foreach (var other in got.Except(want))
            Wrong($"false {row}", Show([other]));
    }

    private bool Same(string? wanted, string? said, string? orWords)
    {
        var (want, got) = (GoldWords.Name(wanted), GoldWords.Name(said));
        if (want.Length == 0 || got.Length == 0)
            return want == got;
        return want == got
            || (entityOfName.TryGetValue(want, out var a) && entityOfName.TryGetValue(got, out var b) && a == b)
            || (orWords is not null && GoldWords.Name(orWords) == got);
    }

    private (bool First, bool All) ChainRight(GoldQuote want, Quotation got)
    {
        if (want.Chain.Count == 0 || got.SourceChain.Count == 0)
            return want.Chain.Count == got.SourceChain.Count ? (true, true) : (false, false);
        var right = want.Chain.Zip(got.SourceChain, (name, hop) => (name, hop))
            .Select((x, k) => Same(x.name, x.hop.Name, k == 0 ? SourceWords(want) : null)).ToList();
        return (right[0], want.Chain.Count == got.SourceChain.Count && right.TrueForAll(x => x));
    }

    private string? SourceWords(GoldQuote quote) => quote.SpeakerKind == "unnamed" ? quote.Source?.Slice(text) : null;

    private List<Passage<GoldQuote>> GoldSpeech(bool inner) =>
        Gold(quote => quote.Kind is "direct" or "mixed" && IsInner(quote) == inner);

    private bool IsInner(GoldQuote quote) => quote.Parent is { } parent
        && (gold.Quotes[parent].Kind is "direct" or "mixed" || IsInner(gold.Quotes[parent]));

    private static bool IsSpeech(Quotation quote) => quote.Kind is QuotationKind.Direct or QuotationKind.Mixed;

    private List<Passage<GoldQuote>> Gold(Func<GoldQuote, bool> which) =>
        [.. gold.Quotes.Where(which).Select(x => Cut(x, x.Contents))];

    private List<Passage<Quotation>> Found(Func<Quotation, bool> which) =>
        [.. document.Quotations.Where(which).Select(x => Cut(x, x.Contents))];

    private Passage<T> Cut<T>(T of, IReadOnlyList<TextSpan> contents)
    {
        var pieces = contents.SelectMany(x => GoldWords.Pieces(text, x)).ToList();
        return new Passage<T>(of, pieces, WordsOf(pieces));
    }

    private HashSet<int> WordsOf(IReadOnlyList<TextSpan> spans) =>
        [.. Enumerable.Range(0, words.Count).Where(i => spans.Any(x => x.Overlaps(words[i])))];

    private static IEnumerable<string> Tokens<T>(IEnumerable<Passage<T>> passages) =>
        passages.Select(x => string.Join(' ', x.Pieces));

    private static int Common(TextSpan a, TextSpan b) =>
        Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));

    private void Rate(string row, bool right, string? wanted, string? said, string where)
    {
        scores[row].Add(right);
        if (!right)
            Wrong("wrong " + row, $"wanted {wanted ?? "nothing"}, got {said ?? "nothing"}: {where}");
    }

    private void Wrong(string what, string where) => scores.Errors.Add($"{gold.Id}: {what}: {where}");

    private string Show(IReadOnlyList<TextSpan> pieces)
    {
        if (pieces.Count == 0)
            return "(no words)";
        var around = new TextSpan(Math.Max(0, pieces[0].Start - 30), Math.Min(text.Length, pieces[^1].End + 30));
        var shown = around.Slice(text).Replace('\n', '¶');
        return shown.Length <= 160 ? shown : $"{shown[..100]} … {shown[^55..]}";
    }
}
