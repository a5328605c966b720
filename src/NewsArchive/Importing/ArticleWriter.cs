using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;
using NewsArchive.Text.Quotes;

namespace NewsArchive.Importing;

/// <summary>Turns a document into rows, linking the parties of the text to the entities of the archive.</summary>
internal sealed class ArticleWriter(ArchiveContext db, EntityResolver entities)
{
    private const int QuotesAtOnce = 2000;

    /// <summary>Stores the document as a new article of <paramref name="file"/>, in the caller's transaction.</summary>
    public async Task<Article> WriteAsync(Document document, SourceFile file, CancellationToken cancellation)
    {
        var article = new Article
        {
            Slug = await FreeSlugAsync(document.Title.Text, cancellation),
            Title = document.Title.Text,
            TitleMade = document.Title.Made,
            Published = document.Published?.Date,
            PublishedPrecision = document.Published?.Precision,
            Publication = document.Publication,
            Byline = document.Byline,
            Url = document.Url,
            ImportedAt = file.ImportedAt,
            AnalyzerVersion = Analyzer.Version,
            SourceFile = file,
            Text = document.Text,
            Blocks = document.Blocks,
            Marks = document.Marks,
            Warnings = document.Warnings,
        };
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellation); // aliases name the article that first used them

        var parties = await entities.ResolveAsync(document.Chains, article.Id, cancellation);
        article.Links.AddRange(document.Hyperlinks.Select(Row));
        foreach (var some in Quotes(document, file.Sha256, parties).Chunk(QuotesAtOnce).DefaultIfEmpty([]))
        {
            article.Quotes.AddRange(some);
            await db.SaveChangesAsync(cancellation);
            if (some.Length == QuotesAtOnce)
                Forget(article);
        }

        await db.AddMentionsAsync(
            article.Id, document.Mentions.Select(mention => Row(mention, document, parties)), cancellation);
        await db.AddSubjectsAsync(article.Id, cancellation);
        return article;
    }

    // A text of ten megabytes can have a hundred thousand quotes. They are stored; nobody asks this context for them.
    private void Forget(Article article)
    {
        // All entries at once: asking for one at a time compares the whole article each time.
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is Quote or QuoteHop).ToList())
            entry.State = EntityState.Detached;
        article.Quotes.Clear();
    }

    private async Task<string> FreeSlugAsync(string title, CancellationToken cancellation)
    {
        var slug = Slugs.Of(title, "article");
        var (after, before) = Slugs.Numbered(slug);
        var taken = await db.Articles
            .Where(a => a.Slug == slug || (string.Compare(a.Slug, after) > 0 && string.Compare(a.Slug, before) < 0))
            .Select(a => a.Slug)
            .ToHashSetAsync(cancellation);
        return Slugs.Unique(slug, taken.Contains);
    }

    private static Mention Row(NameMention mention, Document document, IReadOnlyList<Entity> parties) => new()
    {
        Start = mention.Span.Start,
        End = mention.Span.End,
        Entity = parties[mention.Chain],
        Form = mention.Span.Slice(document.Text),
        Rule = mention.Rule,
        Confidence = mention.Confidence,
    };

    private static Link Row(Hyperlink link) =>
        new() { Start = link.Span.Start, End = link.Span.End, Url = link.Url, Kind = link.Kind };

    private static IEnumerable<Quote> Quotes(Document document, string fileHash, IReadOnlyList<Entity> parties)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var shown = parties.Zip(document.Chains).DistinctBy(party => (party.Second.Kind, party.Second.Name))
            .ToDictionary(party => (party.Second.Kind, party.Second.Name), party => party.First);
        foreach (var (ordinal, quotation) in document.Quotations.Index())
        {
            var words = string.Join('\n', quotation.Contents.Select(content => content.Slice(document.Text)));
            var occurrence = occurrences[words] = occurrences.GetValueOrDefault(words) + 1;
            var quote = new Quote
            {
                Ordinal = ordinal,
                Start = quotation.Span.Start,
                End = quotation.Span.End,
                Contents = quotation.Contents,
                Words = OneLine(words),
                Permalink = Permalink(fileHash, words, occurrence),
                Kind = quotation.Kind,
                Cue = quotation.Cue,
                Source = quotation.Source,
                Speaker = quotation.Speaker,
                SpeakerKind = quotation.SpeakerKind,
                SpeakerEntity = Speaker(quotation, shown, parties),
                ParentOrdinal = quotation.Parent,
                Editorial = quotation.Editorial,
                Rule = quotation.Rule,
                Confidence = quotation.Confidence,
            };
            quote.Hops.AddRange(quotation.SourceChain.Select((hop, place) => Row(hop, place, parties)));
            yield return quote;
        }
    }

    private static QuoteHop Row(Hop hop, int place, IReadOnlyList<Entity> parties)
    {
        var unnamed = hop.Kind == SourceKind.Unnamed ? UnnamedSource.Read(hop.Name) : null;
        return new QuoteHop
        {
            Ordinal = place,
            Name = hop.Name,
            Kind = hop.Kind,
            Entity = hop.Chain is { } chain ? parties[chain] : null,
            Evidence = hop.Evidence,
            Role = unnamed?.Role,
            Number = unnamed?.Number,
            Nationality = unnamed?.Nationality,
            Affiliation = unnamed?.Affiliation,
        };
    }

    // The speaker is usually the first hop. Where the words were only relayed by others, the speaker is no hop.
    private static Entity? Speaker(
        Quotation quotation, Dictionary<(PartyKind, string), Entity> shown, IReadOnlyList<Entity> parties)
    {
        if (quotation.Speaker is not { } name || quotation.SpeakerKind is SourceKind.Unnamed or SourceKind.None)
            return null;
        if (quotation.SourceChain is [{ Chain: { } first } hop, ..] && hop.Name == name)
            return parties[first];
        var kind = quotation.SpeakerKind == SourceKind.Person ? PartyKind.Person : PartyKind.Organization;
        return shown.GetValueOrDefault((kind, name));
    }

    private static string OneLine(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The file's hash stands for the article: unlike a row's id, it is the same in every archive that has the text.
    private static string Permalink(string fileHash, string words, int occurrence)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{fileHash}\n{occurrence}\n{words}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return "q" + Base64Url.EncodeToString(hash.AsSpan(0, 9));
    }
}
