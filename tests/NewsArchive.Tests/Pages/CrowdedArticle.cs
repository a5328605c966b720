using NewsArchive.Text;

namespace NewsArchive.Tests.Pages;

/// <summary>Articles whose quotes are close together, so that their notes have little space.</summary>
public static class CrowdedArticle
{
    private static readonly string[] Speakers = ["Ada Quill", "Ode Marsh", "a retired engineer", "Olga Finch", "one clerk"];

    /// <param name="quotes">Eight per paragraph, every fourth one relayed by two outlets.</param>
    public static Document Of(int quotes)
    {
        var made = new HandMade($"The council of Quillhaven speaks {quotes} times");
        for (var quote = 0; quote < quotes;)
        {
            var (first, sentences) = (quote, "");
            for (; quote < quotes && quote < first + 8; quote++)
                sentences += (quote > first ? " " : "")
                    + $"“The bridge is safe for {quote + 2} carts at once,” {Speakers[quote % 5]} said in the hall.";
            made.Add(BlockKind.Paragraph, sentences);
            for (var said = first; said < quote; said++)
            {
                var speaker = Speakers[said % 5];
                var unnamed = char.IsLower(speaker[0]);
                made.Quote(
                    said % 7 == 3 ? QuotationKind.Mixed : QuotationKind.Direct,
                    [$"“The bridge is safe for {said + 2} carts at once,”"],
                    speaker,
                    unnamed ? SourceKind.Unnamed : SourceKind.Person,
                    said % 4 == 0 ? ["Harbour Courier", "The Weekly Ledger of Quillhaven"] : []);
            }
        }

        return made
            .Add(BlockKind.Paragraph, "Another paper spells her Adda Kwill.")
            .Name(PartyKind.Person, "Ada Quill", "Adda Kwill").Name(PartyKind.Person, "Ode Marsh").Name(PartyKind.Person, "Olga Finch")
            .Document();
    }
}
