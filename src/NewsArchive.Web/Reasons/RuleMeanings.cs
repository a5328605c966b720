namespace NewsArchive.Web.Reasons;

/// <summary>
/// What each rule of attribution and each rule for quotation marks saw in the text, as the end of a sentence about the
/// passage: "introduced by “says”".
/// </summary>
public static class RuleMeanings
{
    // {0} stands for the article's words that led to the source; the second text is for when they are not at hand.
    private static readonly Dictionary<string, (string WithCue, string NoCue)> Meanings = new(StringComparer.Ordinal)
    {
        // Who said it
        ["quote-verb-name"] = (
            "followed by “{0}” and the speaker",
            "followed by a verb such as “said” and the speaker"),
        ["quote-name-verb"] = (
            "followed by the speaker and “{0}”",
            "followed by the speaker and a verb such as “said”"),
        ["quote-according-to"] = (
            "followed by “{0}” and the source",
            "followed by words such as “according to” and the source"),
        ["quote-dash-name"] = Always("signed with a dash and a name"),
        ["signature-below"] = Always("signed by a line below that holds only a name and an outlet"),
        ["name-verb-quote"] = ("introduced by “{0}”", "introduced by the speaker and a verb such as “said”"),
        ["name-verb-quote-outlet"] = (
            "introduced by “{0}”; “according to” only names who relayed it",
            "introduced by a verb such as “said”; “according to” only names who relayed it"),
        ["quote-short-sentence"] = (
            "followed by a short sentence that only names the speaker, with “{0}”",
            "followed by a short sentence that only names the speaker"),
        ["according-to-quote"] = (
            "in a sentence that names its source with “{0}”",
            "in a sentence that names its source with words such as “according to”"),
        ["according-to-inside"] = Always("the quoted words themselves name their source"),
        ["aside-before-quote"] = (
            "an aside earlier in the sentence names the speaker, with “{0}”",
            "an aside earlier in the sentence names the speaker"),
        ["aside-in-sentence"] = (
            "an aside later in the sentence names the speaker, with “{0}”",
            "an aside later in the sentence names the speaker"),
        ["verb-earlier-in-sentence"] = (
            "introduced by “{0}” earlier in the sentence",
            "introduced by a verb such as “said” earlier in the sentence"),
        ["name-colon-quote"] = Always("introduced by a name and a colon"),
        ["possessor-noun-quote"] = (
            "part of what the article calls the source’s “{0}”",
            "part of what the article calls the source’s words, view or promise"),
        ["possessor-claim-quote"] = (
            "part of what the article calls the source’s “{0}”",
            "part of what the article calls the source’s claim or warning"),
        ["sentence-before"] = (
            "the sentence before says who spoke, with “{0}”",
            "the sentence before says who spoke"),
        ["said-again-below"] = Always("the same words appear again further down, with their speaker"),
        ["transcript"] = Always("the line begins with the speaker’s name, as in a transcript"),
        ["announced"] = ("the paragraph before introduces it with “{0}”", "the paragraph before introduces it"),
        ["announced-block"] = Always("the line above introduces it as a block quote"),
        ["post-signature"] = Always("the line that signs the post names the account"),
        ["same-paragraph"] = Always("no source of its own; the quote before it in the paragraph has this one"),
        ["speech-goes-on"] = Always("no source of its own; it continues the speech of the paragraph before"),
        ["topic-label"] = Always("introduced by a topic only; it continues the previous speaker"),
        ["according-to-clause"] = (
            "paraphrase, with its source named by “{0}”",
            "paraphrase, with its source named by words such as “according to”"),
        ["verb-that-clause"] = ("the article says “{0} that …”", "paraphrase after a verb such as “said that”"),
        ["verb-clause"] = ("the article says “{0} …”", "paraphrase after a verb such as “said”"),
        ["clause-name-verb"] = (
            "paraphrase, followed by the speaker and “{0}”",
            "paraphrase, followed by the speaker and a verb such as “said”"),
        ["unattributed"] = Always("nothing near it says who speaks"),

        // Why a passage in marks is not a quote
        ["empty-marks"] = Always("nothing between the marks"),
        ["no-partner"] = Always("no matching mark"),
        ["inside-a-name"] = Always("inside a name"),
        ["work-before"] = Always("after a word for a kind of work, such as book, film or article"),
        ["work-after"] = Always("before a word for a kind of work, such as book, film or article"),
        ["work-of-somebody"] = Always("what the host, author or star beside it is known for"),
        ["work-of-a-name"] = Always("capitalized like a title, after its maker’s name"),
        ["capitals"] = Always("capitalized like a title, with no speaker"),
        ["title-in-a-pointer"] = Always("capitalized like a title, in a line that points to other articles"),
        ["title-in-a-caption"] = Always("capitalized like a title, in a caption"),
        ["word-as-word"] = Always("the words around it treat it as a term"),
        ["what-it-stands-for"] = Always("after words such as “short for” or “stands for”"),
        ["held-at-arms-length"] = Always("after a distancing word such as “so-called”"),
        ["short-and-unsourced"] = Always("only a few words, with no speaker"),
        ["inside-other-marks"] = Always("only a few words, inside someone else’s quote"),
        ["marks-in-a-related"] = Always("in a line that points to other articles"),
        ["marks-in-a-byline"] = Always("in the byline"),
        ["marks-in-a-metadata"] = Always("in a line about the article"),
        ["marks-in-a-post"] = Always("in a social post, whose words are all the poster’s"),
    };

    public static IReadOnlyCollection<string> Rules => Meanings.Keys;

    /// <summary>Null for a rule that only an older or newer analyzer knows.</summary>
    /// <param name="cue">The words of the article that led to the source, where they are at hand.</param>
    public static string? Of(string rule, string? cue = null) =>
        !Meanings.TryGetValue(rule, out var meaning) ? null
        : cue is null ? meaning.NoCue
        : string.Format(null, meaning.WithCue, cue);

    private static (string, string) Always(string meaning) => (meaning, meaning);
}
