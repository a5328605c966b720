using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Formats;

/// <summary>A block's words and its position in the text.</summary>
/// <param name="Place">Its index among the text's blocks.</param>
/// <param name="Count">How many blocks the text has.</param>
internal readonly record struct BlockPlace(string Words, int Place, int Count)
{
    public int WordCount => Words.AsSpan().Count(' ') + 1;

    public bool IsNearEnd => Place >= Count - 4;
}

internal sealed record BlockRule(string Name, BlockKind Kind, double Confidence, Func<BlockPlace, bool> Matches);

/// <summary>
/// Rules that tell the kind of a block from its own words, from the most to the least certain. Without a match it is a
/// paragraph.
/// </summary>
internal static partial class BlockRules
{
    // No credit without one of these; checking for them first avoids running the expression on most paragraphs.
    private static readonly SearchValues<string> CreditWords = SearchValues.Create(
        ["photo", "image", "picture", "credit", "courtesy", "caption", "getty", "video", "audio", "illustration",
            "reuters", "bloomberg", "shutterstock", "alamy",
            "screenshot", "file"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AuthorNoteWords = SearchValues.Create(
        ["columnist", "reporter", "correspondent", "writer", "editor", "journalist", "intern", "author of", "follow",
            "reach", "contact", "appear", "eporting by", "contributed", "email"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Agencies =
        SearchValues.Create(["AFP", "AP", "EPA", "dpa", "PA"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> FirstNames = WordList.Load("first-names.txt");

    private static readonly FrozenSet<string> Interface = WordList.Load("interface.txt");

    public static readonly BlockRule[] All =
    [
        new("post-signature", BlockKind.Post, 0.99, b => SocialPost.Find(b.Words) is not null),
        new("signed-speech", BlockKind.Quotation, 0.9,
            b => Marks.IsDouble(b.Words[0]) && SignedSpeech().IsMatch(b.Words)),
        new("interface-words", BlockKind.Metadata, 0.97,
            b => b.Words.Length < 80 && Interface.Contains(b.Words.Trim().ToLowerInvariant())),
        new("header-line", BlockKind.Metadata, 0.9, b => b.Words.Length < 200 && HeaderLine().IsMatch(b.Words)),
        new("editorial-note", BlockKind.Metadata, 0.85, b => b.WordCount < 60 && EditorialNote().IsMatch(b.Words)),
        new("related-opening", BlockKind.Related, 0.9, b => b.WordCount < 60 && RelatedOpening().IsMatch(b.Words)),
        new("related-ending", BlockKind.Related, 0.9,
            b => b.WordCount is > 2 and < 40 && b.Words.EndsWith(" Read more", StringComparison.Ordinal)),
        new("capitals-teaser", BlockKind.Related, 0.7,
            b => b.WordCount >= 5 && b.Words.Length < 200 && AllCapitals(b.Words)),
        new("credit", BlockKind.Caption, 0.9,
            b => b.WordCount < 90
                && (b.Words.AsSpan().ContainsAny(CreditWords) || b.Words.AsSpan().ContainsAny(Agencies))
                && Credit().IsMatch(b.Words)),
        new("via-agency", BlockKind.Caption, 0.85, b => b.WordCount < 40 && ViaAgency().IsMatch(b.Words)),
        new("transcript", BlockKind.Quotation, 0.85,
            b => Transcript.Turns(b.Words).Count > 0 && b.Words.Any(char.IsLower)),
        new("byline", BlockKind.Byline, 0.9, b => b.Words.Length < 120 && Byline().IsMatch(b.Words)),
        new("author-note", BlockKind.Byline, 0.8,
            b => b.IsNearEnd
                && b.WordCount < 80
                && (b.Words.Contains('@') || b.Words.AsSpan().ContainsAny(AuthorNoteWords))
                && AuthorNote().IsMatch(b.Words)),
        new("dateline-alone", BlockKind.Dateline, 0.9, b => b.Words.Length < 80 && DatelineAlone().IsMatch(b.Words)),
        new("list-item", BlockKind.List, 0.8, b => ListItem().IsMatch(b.Words)),
        new("short-colon", BlockKind.Heading, 0.75, b => b.WordCount <= 7 && ShortColon().IsMatch(b.Words)),
        new("short-line", BlockKind.Heading, 0.7, IsShortLine),
    ];

    [GeneratedRegex(
        @"^(?:title|headline|by|author|authors|date|published|updated|source|publication|url|link|copyright|©"
        + @"|tags?|topics?|filed under|posted(?: on)?|last updated)\b\s*:\s*\S"
        + @"|^date \d{4}-\d{2}-\d{2}$"
        + @"|^https?://\S+$"
        + @"|^translated from the \p{L}+$"
        + @"|^[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?(?:\s\p{L}{2,4})?$"
        + @"|^©",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(
        @"^(?:this (?:report|story|article|post|page) (?:has been|was|is) (?:updated|corrected|amended|published"
        + @"|protected|republished|being updated|developing)|we are committed to|correction:|editor['’]s note:"
        + @"|(?:by )?(?:completing|taking|entering|submitting|signing up|subscribing)\b[^.]{0,80}\byou (?:agree|consent|accept)"
        + @"|you (?:may|can) (?:opt out|unsubscribe)|[^.!?]{5,200}\?\s+yes\s+no$"
        + @"|all rights reserved|listen to article)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EditorialNote();

    [GeneratedRegex(
        @"^(?:(?:watch|read|read more|read also|also read|more|related|related (?:story|stories|article|articles"
        + @"|coverage)|see also|see more|trending|go deeper|listen|live coverage|live updates|don['’]t miss"
        + @"|recommended|further reading|in pictures|video|photos|gallery|explainer|fact check|state of play|opinion"
        + @"|just watched[^:]{0,10}|must watch[^:]{0,10})\s*:\s*\S"
        + @"|(?-i:[A-Z][A-Z ’'-]{3,30}: [A-Z][a-z].{10,160}[^.!?”""]$)|(?:click here|sign up|subscribe|follow us"
        + @"|download the|get (?:all )?the latest|get breaking|want to (?:stay|read|know)|like what you"
        + @"|read or share this|share this|read the (?:full|whole|rest)|did someone forward|let our news|support our|for more (?:news|stories|on this)|you can read "
        + @"(?:more|diverse)|join (?:us|the conversation) on|watch the (?:full )?video|watch (?:below|above))\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RelatedOpening();

    [GeneratedRegex(
        @"\((?:photo|image|picture|credit|courtesy|file|ap|afp|reuters|getty|screenshot|video|illustration"
        + @"|[A-Z][a-z]+ photo)\b[^)]{0,120}\)\s*\.?$"
        + @"|^(?:image|photo|picture|photograph|caption|video|audio)\s*(?:copyright|credit|caption|:)"
        + @"|\b(?:photographer|photo|image|credit|video|audio|picture|photograph|illustration)\s*"
        + @"(?:by\s+|:\s*)[^.]{2,60}\.?$"
        + @"|\bphotographs? (?:by|courtesy)\b"
        + @"|^file photo:"
        + @"|\bfile (?:photo|picture|image)\b"
        + @"|/\s?(?:AP|AFP|Reuters|Getty|Bloomberg|EPA|Shutterstock|Alamy)\b[^.]{0,30}$"
        + @"|\bGetty Images\b\s*\)?\.?$"
        + @"|[.!?”""]\s+(?:AFP|AP|Reuters|EPA|dpa|PA|Getty)\.?$"
        + @"|\bcourtesy of [^.]{2,60}\)?\.?$"
        + @"|^buy photo\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    // "The old harbour at dusk, via AFP."
    [GeneratedRegex(@"[,.)]\s+via\s+(?:the\s+)?(?:\p{Lu}[\p{L}\p{N}.&’'-]*\s*){1,5}\.?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ViaAgency();

    [GeneratedRegex(
        @"^(?:by|analysis by|story by|reporting by|written by|opinion by|commentary by|from our|report by)\s+"
        + @"(?:\p{Lu}|the\b|our\b|staff\b|afp\b)[^.!?]*(?:\b\p{Lu}\.[^.!?]*)?$"
        + @"|^[\w.+-]+@[\w-]+\.[\w.]+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    // "Jane Doe is a reporter with …", "Doe and Roe cover …", or how to contact somebody. Never with a quote in it.
    [GeneratedRegex(
        @"^(?:[\p{Lu}][\p{L}.’'-]+(?:,? and)?,?\s+){2,9}(?:[\p{L}’'&,-]+\s+){0,12}?(?:is|are|was|appears?|writes?"
        + @"|covers?|co-founded|contributed|leads|reports)\b[^“”""]*(?:\bcolumnists?\b|\breporters?\b"
        + @"|\bcorrespondents?\b|\bwriters?\b|\beditors?\b|\bjournalists?\b|\bintern\b|\bauthor of\b"
        + @"|\bfollow (?:her|him|them)\b|\breach (?:her|him|them)\b|\bcontact:|\bappear\b|@\w)[^“”""]*$"
        + @"|^\(?(?:[Aa]dditional )?[Rr]eporting by\b"
        + @"|\bcontributed to this (?:report|story|article)\b"
        + @"|^(?:you can )?(?:follow|reach|contact|email) (?:her|him|them|the (?:author|reporter|writer)"
        + @"|[\p{Lu}][\p{L}]+ [\p{Lu}][\p{L}]+) (?:on|at|via)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AuthorNote();

    // “…” — Jane Doe, Evening Star
    [GeneratedRegex(@"^[“""][\s\S]{20,4000}[”""]\s*[—–-]{1,2}\s*\p{Lu}[^.!?“”""]{2,80}(?:\.\p{L}+)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex SignedSpeech();

    [GeneratedRegex(
        @"^\p{Lu}[\p{Lu}’'. -]{2,40}(?:,\s*[\p{L}. ]{2,30})?(?:\s*\([\p{L} ./]{2,40}\))?"
        + @"(?:,?\s*\p{L}{3,9}\.?\s+\d{1,2}(?:,\s*\d{4})?)?\s*(?:[—–-]{1,2})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DatelineAlone();

    [GeneratedRegex(@"^(?:[-–•*▪◦·]|\d{1,2}[.)])\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^[\p{Lu}\p{N}][^.!?“”""]*:$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortColon();

    // A line of up to a dozen words that contains a letter, does not end like a sentence, and has no quote.
    private static bool IsShortLine(BlockPlace b)
    {
        var words = b.Words.Trim();
        if (b.WordCount > 16 || words.Length > 110 || !words.Any(char.IsLetter))
            return false;
        var last = words[^1];
        if (words.Any(Marks.IsDouble))
        {
            // “I never wanted a star”: a title or heading may be a quote; running speech ends in a stop.
            var inner = words.TrimEnd([.. Marks.Doubles]);
            return inner.Length > 0 && inner[^1] is not ('.' or ',' or ';' or ':' or '…' or '!' or '?')
                && (b.Place == 0 ? b.Count > 1 : b.WordCount <= 8 && Marks.IsDouble(words[0]) && Marks.IsDouble(last));
        }
        // 'We know,' he said. 'We saw it.'
        if (Marks.IsSingle(last))
            last = words.TrimEnd([.. Marks.Singles]) is [.., var inside] ? inside : last;
        if (b.Place == 0)
            return last is not ('.' or ',' or ';' or ':' or '…') && b.Count > 1;
        return !(last is '.' or ',' or ';' or ':' or '!' or '…' or '—' or '–' or '-' or ')')
            && (last != '?' || b.WordCount <= 10) && !char.IsLower(words[0]);
    }

    /// <summary>True for nothing but a person's name, perhaps with an occupation: "Jane Doe, science editor".</summary>
    public static bool IsNameLine(string words)
    {
        var comma = words.IndexOf(',');
        var name = (comma < 0 ? words : words[..comma]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return name.Length is >= 2 and <= 4
            && words.Length < 80
            && FirstNames.Contains(name[0].ToLowerInvariant())
            && name.All(part => char.IsUpper(part[0]) && part.All(c => char.IsLetter(c) || c is '.' or '-' or '\'' or '’'))
            && (comma < 0 || !words[comma..].Any(c => c is '.' or '?' or '!' or ':'));
    }

    private static bool AllCapitals(string words) =>
        !words.Any(char.IsLower) && words.Count(char.IsUpper) > 12 && words[^1] is not ('.' or '!' or '"' or '”');
}
