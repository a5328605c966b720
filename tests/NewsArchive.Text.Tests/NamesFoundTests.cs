namespace NewsArchive.Text.Tests;

public sealed class NamesFoundTests
{
    [Theory]
    [InlineData("On Monday President Oluwaseun Adeyemi's plan pleased everyone.", "Person Oluwaseun Adeyemi")]
    [InlineData("The plan was drawn up by Defense Minister Kirsi Halonen in May.", "Person Kirsi Halonen")]
    [InlineData("It was, Dr. J. B. Underhill said, too late.", "Person J. B. Underhill")]
    [InlineData("The bill was written by Tony Earl.", "Person Tony Earl")]
    [InlineData("They asked Theresa May to stay.", "Person Theresa May")]
    [InlineData("He met Ludwig van der Horst on the bridge.", "Person Ludwig van der Horst")]
    [InlineData("He met Karim bin Yusuf al-Tarsusi, 54, on the bridge.", "Person Karim bin Yusuf al-Tarsusi")]
    public void TitlesAndPossessivesAreOutsideAPersonsName(string text, string mention) =>
        Assert.Equal([mention], NamesRead.Mentions(text));

    [Theory]
    [InlineData(
        "It was raised with the Ministry of Trade and Industry on Tuesday.",
        "Organization Ministry of Trade and Industry"
    )]
    [InlineData("It was raised with the Danish Foreign Ministry on Tuesday.", "Organization Danish Foreign Ministry")]
    [InlineData("They sued Underhill & Sons over the bridge.", "Organization Underhill & Sons")]
    [InlineData(
        "The study was paid for by the Foundation for River Research.",
        "Organization Foundation for River Research"
    )]
    [InlineData("A bridge was sold to Tarwick Holdings, Inc. last year.", "Organization Tarwick Holdings, Inc.")]
    [InlineData("Two guards of the QRX were hurt.", "Organization QRX")]
    public void AnOrganizationKeepsItsSmallWords(string text, string mention) =>
        Assert.Equal([mention], NamesRead.Mentions(text));

    [Fact]
    public void AClassOfOrganizationsIsNoName() =>
        Assert.Empty(NamesRead.Mentions("The league is still a listed Terrorist Organization under Danish law."));

    [Fact]
    public void ABodyNamedForAPersonIsAnOrganizationAndThePersonIsNot()
    {
        const string text =
            "The Adeyemi administration fell. It was the end of the Adeyemi White House. Adeyemi left by boat.";
        Assert.Equal(
            ["Organization Adeyemi administration", "Organization Adeyemi White House", "Person Adeyemi"],
            NamesRead.Mentions(text)
        );
    }

    [Fact]
    public void ADomainIsAnOrganization() =>
        Assert.Equal(
            ["Organization HarbourWatch.net"],
            NamesRead.Mentions("Last week HarbourWatch.net wrote of the bridge.")
        );

    [Fact]
    public void TheHolderOfAnAccountIsNamedByItsSignature() =>
        Assert.Contains(
            "Person Zoran Lukač",
            NamesRead.Mentions(
                "First they sold the mines. https://t.co/Vb5xLoP2qT — Zoran Lukač (@zlukac) May 12, 2021"
            )
        );

    [Fact]
    public void APrefixWithAHyphenIsNoPartOfAName() =>
        Assert.Equal(
            ["Person Hanneke Tarwick", "Person Tarwick", "Person Tarwick"],
            NamesRead.Mentions("They wrote to Hanneke Tarwick. The anti-Tarwick camp won; the Tarwick-led camp lost.")
        );

    [Fact]
    public void ABracketOfTheEditorBelongsToTheNameItCompletes() =>
        Assert.Equal(
            ["Person [Karim] al-Tarsusi"],
            NamesRead.Mentions("\"In the days of [Karim] al-Tarsusi we had bread,\" one guard said.")
        );

    [Theory]
    [InlineData("Rain fell. However, nobody minded. Yesterday was dry.")]
    [InlineData("In March the Portuguese left Spain for New Zealand.")]
    [InlineData("The Second World War ended before Christmas came to Lisbon.")]
    [InlineData("Catholics and Muslims met on Easter Monday.")]
    public void PlacesPeoplesFaithsAndDaysAreNoMentions(string text) => Assert.Empty(NamesRead.Mentions(text));

    [Fact]
    public void OnePlaceOfTheTextDecidesForTheOthers() =>
        Assert.Equal(
            ["Person Brown", "Person Hanneke Brown"],
            NamesRead.Mentions("Brown was late. The boat of Hanneke Brown had sunk.")
        );

    [Fact]
    public void CapitalsOfAHeadlineMakeNoNames() =>
        Assert.Equal(
            ["Person Hanneke Brown"],
            NamesRead.Mentions("Old Bridge Falls While Many Sleep And Few Care\n\nThe boat of Hanneke Brown had sunk.")
        );
}
