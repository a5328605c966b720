namespace NewsArchive.Web.Reasons;

/// <summary>What each rule of attribution and each rule for marks saw in the text, in one plain sentence without its stop.</summary>
public static class RuleMeanings
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        // Who said it
        ["quote-verb-name"] = "a verb of telling follows the quote, and who speaks follows the verb",
        ["quote-name-verb"] = "who speaks follows the quote, with a verb of telling",
        ["quote-according-to"] = "words like “according to” follow the quote and name its source",
        ["quote-dash-name"] = "a dash and a name sign the quote",
        ["signature-below"] = "a line below with nothing but a name and an outlet signs the quote",
        ["name-verb-quote"] = "who speaks and a verb of telling lead up to the quote",
        ["name-verb-quote-outlet"] = "a verb of telling names who speaks; “according to” names only who passed it on",
        ["quote-short-sentence"] = "a short sentence after the quote says no more than who speaks",
        ["according-to-quote"] = "the sentence of the quote names its source with words like “according to”",
        ["according-to-inside"] = "the quoted words themselves say whom they go back to",
        ["aside-before-quote"] = "an aside earlier in the sentence says who speaks",
        ["aside-in-sentence"] = "an aside later in the sentence says who speaks",
        ["verb-earlier-in-sentence"] = "a verb of telling earlier in the sentence governs the quote",
        ["name-colon-quote"] = "a colon after a name introduces the quote",
        ["possessor-noun-quote"] = "somebody’s words, view or promise are named, and the quote is part of them",
        ["possessor-claim-quote"] = "the quote is part of what somebody’s claim or warning says",
        ["sentence-before"] = "the sentence before tells of somebody speaking, and the quote says what",
        ["said-again-below"] = "the same words stand again below, with who speaks them",
        ["transcript"] = "the line begins with the name of who speaks, as in a transcript",
        ["announced"] = "the paragraph before announces it",
        ["announced-block"] = "the line above announces a quotation set off as a block",
        ["post-signature"] = "the line that signs the post names its account",
        ["same-paragraph"] = "no source of its own: the quote before it in the paragraph has this one",
        ["speech-goes-on"] = "no source of its own: the speech of the paragraph before goes on",
        ["topic-label"] = "a topic stands before the quote; whoever spoke last goes on",
        ["according-to-clause"] = "words like “according to” give the reported clause to its source",
        ["verb-that-clause"] = "somebody is said to have said that it is so",
        ["verb-clause"] = "a verb of telling governs the reported clause",
        ["clause-name-verb"] = "who speaks and a verb of telling follow the reported clause",
        ["unattributed"] = "nothing near it says who speaks",

        // Why marks are no speech
        ["empty-marks"] = "there is nothing between the marks",
        ["no-partner"] = "a mark without its partner",
        ["inside-a-name"] = "it stands inside a name",
        ["work-before"] = "the word before it names a kind of work: a book, a film, an article",
        ["work-after"] = "the word after it names a kind of work: a book, a film, an article",
        ["work-of-somebody"] = "it is what the host, author or star beside it is known for",
        ["work-of-a-name"] = "it has capitals like a title and follows its maker’s name",
        ["capitals"] = "it has capitals like a title, and nobody speaks it",
        ["title-in-a-pointer"] = "it has capitals like a title, in a line that points elsewhere",
        ["title-in-a-caption"] = "it has capitals like a title, in a caption",
        ["word-as-word"] = "the words around it speak of a word",
        ["what-it-stands-for"] = "the words before it say that something stands for it",
        ["held-at-arms-length"] = "the word before it keeps its distance, as “so-called” does",
        ["short-and-unsourced"] = "a few words that nobody is said to speak",
        ["inside-other-marks"] = "a few words inside somebody else’s speech",
        ["marks-in-a-related"] = "it stands in a line that points elsewhere",
        ["marks-in-a-byline"] = "it stands in the byline",
        ["marks-in-a-metadata"] = "it stands in a line about the article",
        ["marks-in-a-post"] = "it stands in a post, whose words are somebody’s already",
    };

    public static IReadOnlyCollection<string> Rules => Sentences.Keys;

    /// <summary>Null for a rule that an older or newer analyzer knew.</summary>
    public static string? Of(string rule) => Sentences.GetValueOrDefault(rule);
}
