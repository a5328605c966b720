namespace NewsArchive.Text.Tests.Gold;

/// <summary>The document that says what the gold says: it scores 100, and the scorer's tests damage it.</summary>
public static class GoldDocument
{
    public static Document Of(GoldArticle gold)
    {
        var parties = gold.Entities.SelectMany((entity, k) => entity.Forms.Select(form => (form, k)))
            .GroupBy(x => x.form).ToDictionary(x => x.Key, x => x.Last().k);
        return new Document
        {
            Text = gold.Text,
            Title = new Headline(gold.Title ?? "made", gold.Title is null),
            Blocks = [.. gold.Blocks.Select(x => new Block(x.Span, Kind<BlockKind>(x.Kind), "gold", 1))],
            Sentences = [],
            Mentions = [.. GoldWords.Occurrences(gold.Text, parties.Keys)
                .SelectMany(x => x.Value.Select(span => new NameMention(
                    span, Kind<PartyKind>(gold.Entities[parties[x.Key]].Kind), parties[x.Key], "gold", 1)))
                .OrderBy(x => x.Span)],
            Chains = [.. gold.Entities.Select(x => new MentionChain(x.Name, Kind<PartyKind>(x.Kind), []))],
            Quotations = [.. gold.Quotes.Select(x => new Quotation
            {
                Span = x.Contents[0].Cover(x.Contents[^1]),
                Contents = x.Contents,
                Kind = Kind<QuotationKind>(x.Kind),
                Source = x.Source,
                Speaker = x.Speaker,
                SpeakerKind = Kind<SourceKind>(x.SpeakerKind),
                SourceChain = [.. x.Chain.Select(name => new Hop(name, SourceKind.Organization, null, null))],
                Parent = x.Parent,
                Editorial = [],
                Rule = "gold",
                Confidence = 1,
            })],
            Marks = [.. gold.Marks.Select(x => new MarkedPhrase(x.Span, Kind<MarkKind>(x.Kind), "gold", 1))],
            Hyperlinks = [.. gold.Links.Select(x => new Hyperlink(x.Span, "", Kind<LinkKind>(x.Kind)))],
            Warnings = [],
        };
    }

    private static T Kind<T>(string name) where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);
}
