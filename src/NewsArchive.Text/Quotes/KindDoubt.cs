namespace NewsArchive.Text.Quotes;

/// <summary>
/// How much less certain a quote's source is for what the source is. Counted on annotated news: a reporting verb before
/// the quote nearly always belongs to a named person; with a source such as "the rules" or "most members" it is less
/// certain, and so is a speaker named after a partial quote compared with a whole one.
/// </summary>
internal static class KindDoubt
{
    private const double ThingDoubt = 0.12, PartDoubt = 0.12;

    public static double Of(Draft draft)
    {
        var person = draft.Speaker.Kind == SourceKind.Person;
        return draft.Rule switch
        {
            "name-verb-quote" or "verb-earlier-in-sentence" when !person =>
                draft.Kind == QuotationKind.Mixed ? ThingDoubt : ThingDoubt / 2,
            "aside-in-sentence" when !person => ThingDoubt,
            "name-colon-quote" or "announced" when draft.Speaker.Kind == SourceKind.Unnamed => ThingDoubt,
            "name-colon-quote" when !person || draft.Kind == QuotationKind.Mixed => ThingDoubt / 2,
            "quote-name-verb" when draft.Kind == QuotationKind.Mixed => person ? PartDoubt : PartDoubt + ThingDoubt,
            _ => 0,
        };
    }
}
