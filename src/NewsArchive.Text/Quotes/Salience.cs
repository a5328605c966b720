namespace NewsArchive.Text.Quotes;

/// <summary>
/// Tracks whom a text is about at each place, from its subjects, the names it mentions and the speakers just found.
/// "he" refers to the most salient person who fits.
/// </summary>
/// <param name="sentences">In text order.</param>
/// <param name="prominence">For each chain, how often it is named, relative to the chain named most.</param>
internal sealed class Salience(
    IReadOnlyList<TextSpan> sentences, IReadOnlyList<double> prominence, ReadingBudget budget)
{
    private const double DecayPerSentence = 0.6;
    private const int SentencesBack = 12;

    private static readonly double[] Decay =
        [.. Enumerable.Range(0, SentencesBack).Select(back => Math.Pow(DecayPerSentence, back))];

    // A subject, by name or pronoun, counts most; a known speaker counts more still, and a mere mention less.
    private const double SubjectWeight = 1, NamedWeight = 0.35, SpeaksWeight = 1.2, CaptionWeight = 0.05;

    // Limits the walk back in a text that is one endless sentence.
    private const int NamesBack = 500;

    // The bonus for being named most: the person a text is about is "she" again after others have spoken.
    private const double ProminenceWeight = 0.2;

    // A rival at least half as salient makes a pronoun doubtful.
    private const double Contested = 0.5, ClearDoubt = 0.06, ContestedDoubt = 0.2;

    // So does any rival at all where nothing shows that the pronoun fits the most salient person.
    private const double Rival = 0.1, UncertainDoubt = 0.16;

    private readonly record struct Sighting(
        int Position, int Sentence, Speaker Who, double Weight, string? Pronoun = null);

    private readonly GapList<Sighting> seen = new();

    // Every pronoun before this position, outside quotes, is already resolved.
    private int read;

    /// <summary>Names and pronouns come in text order.</summary>
    public void Name(Speaker who, int position, bool subject) =>
        See(position, who, subject ? SubjectWeight : NamedWeight);

    /// <summary>A person in a picture's caption: used only where the text is about no one else.</summary>
    public void InCaption(Speaker who, int position) => See(position, who, CaptionWeight);

    /// <summary>
    /// A "he" or "she" outside quotes, which keeps its person salient; <see cref="ReadTo"/> finds out who that is.
    /// </summary>
    public void Pronoun(string pronoun, int position) =>
        See(position, Speaker.Nobody, 0, pronoun);

    /// <summary>Resolves the pronouns before a position with all that is known by then.</summary>
    public void ReadTo(int position, Func<Speaker, string, double> fit)
    {
        for (; read < seen.Count && seen[read].Position < position; read++)
        {
            if (seen[read].Pronoun is { } pronoun
                && Foremost(seen[read].Position, who => fit(who, pronoun)) is { } meant)
                seen[read] = seen[read] with { Who = meant with { Doubt = 0 }, Weight = SubjectWeight };
        }
    }

    private void See(int position, Speaker who, double weight, string? pronoun = null) =>
        seen.Add(new Sighting(position, SentenceAt(position), who, weight, pronoun));

    /// <summary>A speaker was found here; this counts more than any name.</summary>
    public void Speaks(Speaker who, int position)
    {
        if (who.Kind == SourceKind.None)
            return;
        var at = Positions.LastBefore(seen, position + 1, s => s.Position) + 1;
        seen.Insert(at, new Sighting(position, SentenceAt(position), who with { Doubt = 0 }, SpeaksWeight));
        if (at < read)
            read++;
    }

    /// <summary>
    /// The most salient party before a position among those that fit, weighted by how well they fit, together with the
    /// doubt; or null.
    /// </summary>
    public Speaker? Foremost(int position, Func<Speaker, double> fit)
    {
        var sentence = SentenceAt(position);
        double best = 0, second = 0, bestFit = 0;
        Speaker? foremost = null;
        var last = Positions.LastBefore(seen, position, s => s.Position);
        for (var i = last; i >= 0 && last - i < NamesBack && sentence - seen[i].Sentence < SentencesBack; i--)
        {
            budget.Take();
            if (seen[i].Weight == 0)
                continue;
            var who = seen[i].Who;
            var fits = fit(who);
            if (fits <= 0)
                continue;
            var score = fits * seen[i].Weight * Decay[sentence - seen[i].Sentence]
                * (1 + (who.Chain < 0 ? 0 : ProminenceWeight * prominence[who.Chain]));
            if (foremost is not null && foremost.IsSameAs(who))
                best = Math.Max(best, score);
            else if (score > best)
                (best, second, bestFit, foremost) = (score, best, fits, who);
            else
                second = Math.Max(second, score);
        }
        return foremost is null
            ? null
            : foremost with
            {
                Doubt = second > Contested * best ? ContestedDoubt : bestFit < 1 && second > Rival * best ? UncertainDoubt : ClearDoubt,
            };
    }

    /// <summary>The same, where a party either fits or does not.</summary>
    public Speaker? Foremost(int position, Func<Speaker, bool> fits) => Foremost(position, who => fits(who) ? 1.0 : 0);

    /// <summary>The last organization named before a position that fits; -1 where there is none.</summary>
    public int LastOrganization(int position, Func<int, bool> fits)
    {
        var last = Positions.LastBefore(seen, position, s => s.Position);
        for (var i = last; i >= 0 && last - i < NamesBack; i--)
        {
            budget.Take();
            if (seen[i].Who is { Kind: SourceKind.Organization, Chain: >= 0 } who && fits(who.Chain))
                return who.Chain;
        }
        return -1;
    }

    /// <summary>True when someone known only by this noun acted or spoke shortly before.</summary>
    public bool SpokeUnnamed(int position, string noun)
    {
        var sentence = SentenceAt(position);
        var last = Positions.LastBefore(seen, position, s => s.Position);
        for (var i = last; i >= 0 && last - i < NamesBack && sentence - seen[i].Sentence < SentencesBack; i--)
        {
            budget.Take();
            if (seen[i].Who is { Kind: SourceKind.Unnamed } who && SpacedWords.Words(who.Name!.ToLowerInvariant()).Contains(noun))
                return true;
        }
        return false;
    }

    private int SentenceAt(int position) => Positions.LastBefore(sentences, position + 1, s => s.Start);
}
