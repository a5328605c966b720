using NewsArchive.Text.Quotes;

namespace NewsArchive.Text.Tests.Quotes;

public sealed class UnnamedSourceTests
{
    [Theory]
    [InlineData("two senior Israeli officials", 2, "official", "Israeli", null)]
    [InlineData("one former US official", 1, "official", "US", null)]
    [InlineData("officials", null, "official", null, null)]
    [InlineData("a spokesman for the water ministry", 1, "spokesman", null, "the water ministry")]
    [InlineData("a person familiar with the matter", 1, "person", null, null)]
    [InlineData("A Pentagon spokeswoman", 1, "spokeswoman", null, "Pentagon")]
    [InlineData("three spokeswomen", 3, "spokeswoman", null, null)]
    [InlineData("people close to the family", null, "person", null, null)]
    [InlineData("residents of Port Selby who asked for their names to be left out", null, "resident", null,
        "Port Selby")]
    [InlineData("12 witnesses", 12, "witness", null, null)]
    [InlineData("they", null, null, null, null)]
    public void TheWordsForAnUnnamedSourceAreData(string words, int? number, string? role, string? nationality,
        string? affiliation) =>
        Assert.Equal(new UnnamedSource(number, role, nationality, affiliation), UnnamedSource.Read(words));
}
