namespace NewsArchive.Text.Tests;

public sealed class NamesJoinedTests
{
    [Theory]
    [InlineData(
        "Michael J. Underhill spoke. Mike Underhill left. So did Underhill's wife.",
        "Michael J. Underhill|Mike Underhill|Underhill"
    )]
    [InlineData(
        "They asked Mohammed al-Tarsusi. Later Muhammad Tarsousi wept, and Tarsoosi fled.",
        "Mohammed al-Tarsusi|Muhammad Tarsousi|Tarsoosi"
    )]
    [InlineData(
        "They wrote to Agron Berishaj. In June Berisha left; now Berishai is back.",
        "Agron Berishaj|Berisha|Berishai"
    )]
    [InlineData(
        "They wrote to Ichiko Harunami. The poems of Harunami Ichiko are short.",
        "Ichiko Harunami|Harunami Ichiko"
    )]
    [InlineData("They wrote to Ada Doe-Quill. The poems of Quill are short.", "Ada Doe-Quill|Quill")]
    [InlineData("They wrote to Kim Jong Ho. Later Kim answered.", "Kim Jong Ho|Kim")]
    public void TheFormsOfOnePersonAreOneParty(string text, string forms) =>
        Assert.True(NamesRead.AreOne(text, forms.Split('|')));

    [Theory]
    [InlineData("The River Basin Commission (RBC) met. RBC has nine members.", "River Basin Commission|RBC")]
    [InlineData("The River Basin Commission met. A spokesman for the RBC was glad.", "River Basin Commission|RBC")]
    [InlineData(
        "The Department of Fisheries met. The Fisheries Department was glad.",
        "Department of Fisheries|Fisheries Department"
    )]
    [InlineData(
        "It was in The Lisbon Courier. Two men told The Courier so. LisCo readers knew.",
        "The Lisbon Courier|The Courier|LisCo"
    )]
    [InlineData("It was sold by Tarwick Stores Inc. last year. Shares in Tarwick rose.", "Tarwick Stores Inc.|Tarwick")]
    [InlineData(
        "He asked the Danish Foreign Ministry. At the Foreign Ministry nobody answered.",
        "Danish Foreign Ministry|Foreign Ministry"
    )]
    [InlineData(
        "The Adeyemi administration fell. It was the end of the Adeyemi cabinet.",
        "Adeyemi administration|Adeyemi cabinet"
    )]
    public void TheFormsOfOneOrganizationAreOneParty(string text, string forms) =>
        Assert.True(NamesRead.AreOne(text, forms.Split('|')));

    [Theory]
    [InlineData("Oluwaseun Adeyemi and his sister Folake Adeyemi both spoke.", "Oluwaseun Adeyemi", "Folake Adeyemi")]
    [InlineData("Samuel Underhill Jr. came with Samuel Underhill.", "Samuel Underhill Jr.", "Samuel Underhill")]
    [InlineData("Samuel W. Underhill came with Samuel H. Underhill.", "Samuel W. Underhill", "Samuel H. Underhill")]
    [InlineData("The Adeyemi administration fell, and Adeyemi left by boat.", "Adeyemi administration", "Adeyemi")]
    [InlineData(
        "It was in The Lisbon Courier before The Porto Courier had it.",
        "The Lisbon Courier",
        "The Porto Courier"
    )]
    public void TwoPartiesStayApart(string text, string one, string other) =>
        Assert.True(NamesRead.AreApart(text, one, other));

    [Theory]
    [InlineData(
        "Yusuf al-Hamdani, also known as Abu Karim al-Tarsusi, left. Abu Karim al-Tarsusi fled, Abu Karim al-Tarsusi wept."
    )]
    [InlineData("Yusuf al-Hamdani (better known as Abu Karim al-Tarsusi) left the city.")]
    [InlineData("Yusuf al-Hamdani, a.k.a. Abu Karim al-Tarsusi, left the city.")]
    public void AStatedAliasJoinsAndItsFirstNameIsShown(string text)
    {
        Assert.True(NamesRead.AreOne(text, "Yusuf al-Hamdani", "Abu Karim al-Tarsusi"));
        Assert.Equal("Yusuf al-Hamdani", NamesRead.Shown(text, "Abu Karim al-Tarsusi"));
        var alias = Assert.Single(NamesRead.In(text).Chains[0].Aliases);
        Assert.True(alias.Stated);
        Assert.Equal("also known as", alias.Rule);
    }

    [Fact]
    public void CallingSomebodyIsNoAlias() =>
        Assert.True(
            NamesRead.AreApart(
                "Hanneke Tarwick called Oluwaseun Adeyemi at noon.",
                "Hanneke Tarwick",
                "Oluwaseun Adeyemi"
            )
        );

    [Fact]
    public void ASurnameOfTwoPeopleMeansTheOneLastNamedInFull()
    {
        var document = NamesRead.In(
            "Oluwaseun Adeyemi spoke. Adeyemi wept. Then Folake Adeyemi spoke. Adeyemi laughed."
        );
        Assert.Equal([0, 0, 1, 1], document.Mentions.Select(m => m.Chain));
        Assert.Equal("surname of the last full name", Assert.Single(document.Chains[0].Aliases).Rule);
    }

    [Fact]
    public void TheCommonestFullNameIsShown() =>
        Assert.Equal(
            "Michael Underhill",
            NamesRead.Shown(
                "Michael J. Underhill spoke. Michael Underhill left. Michael Underhill wept. Underhill ate.",
                "Underhill"
            )
        );

    [Fact]
    public void BracketsOfTheEditorAreNotShown() =>
        Assert.Equal(
            "Karim al-Tarsusi",
            NamesRead.Shown("\"It was [Karim] al-Tarsusi who paid,\" one guard said.", "[Karim] al-Tarsusi")
        );
}
