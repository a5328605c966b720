using NewsArchive.Text.Names;

namespace NewsArchive.Text.Tests;

public sealed class NamesSameTests
{
    [Theory]
    [InlineData("Abu Mohammed al-Tarwik", "Abou Muhammad Tarwiq")]
    [InlineData("Wladimir Quillowski", "Vladimir Quillovsky")]
    [InlineData("Bill Underbridge", "William Underbridge")]
    [InlineData("Tarwick Hanneke", "Hanneke Tarwick")]
    [InlineData("Ada J. Lovewell", "Ada Jane Lovewell")]
    [InlineData("Dr. Ada Lovewell", "Ada Lovewell")]
    [InlineData("Abdul Rahman Marrowby", "Abdurrahman Marrowby")]
    public void SpellingsOfOnePersonAreOnePerson(string a, string b) => Assert.True(IsPerson(a, b));

    [Theory]
    [InlineData("Ada Lovewell", "Bertha Lovewell")]
    [InlineData("Joseph Underbridge Jr.", "Joseph Underbridge Sr.")]
    [InlineData("Joseph Underbridge Jr.", "Joseph K. Underbridge")]
    [InlineData("Joseph W. Underbridge", "Joseph H. W. Underbridge")]
    [InlineData("Kirsi Halonen", "Kirsi Marrowby")]
    public void FatherAndSonAndTwoOfOneFamilyAreTwo(string a, string b) => Assert.False(IsPerson(a, b));

    [Theory]
    [InlineData("Zelmor Trading Company Ltd.", "Zelmor Trading Co. Limited")]
    [InlineData("Ministry of Fisheries", "Fisheries Ministry")]
    [InlineData("Association of Analytical Engines", "AAE")]
    [InlineData("The Halden Evening Record", "Halden Evening Record")]
    public void LegalFormsOrderAndInitialsMakeNoOtherOrganization(string a, string b) =>
        Assert.True(SameName.Is(a, b, PartyKind.Organization));

    [Theory]
    [InlineData("The Halden Evening Record", "The Halden Evening Mirror")]
    [InlineData("Zelmor Bank", "Vantrix Bank")]
    public void OneRareWordMakesAnotherOrganization(string a, string b) =>
        Assert.False(SameName.Is(a, b, PartyKind.Organization));

    [Theory]
    [InlineData("")]
    [InlineData("'; DROP TABLE")]
    [InlineData("\u202e\u200f")]
    [InlineData("🐐")]
    public void HostileNamesDoNoHarm(string name)
    {
        foreach (var kind in Enum.GetValues<PartyKind>())
        {
            Assert.False(SameName.Is(name, "Ada Lovewell", kind));
            Assert.False(SameName.Is("Ada Lovewell", name, kind));
            Assert.True(SameName.Is(name, name, kind));
        }
    }

    [Fact]
    public void ALongNameTakesNoLongTime()
    {
        var name = string.Concat(Enumerable.Repeat("Lovewell", 1250));
        var words = string.Join(' ', Enumerable.Repeat("Love well", 1250));
        foreach (var kind in Enum.GetValues<PartyKind>())
            Assert.False(SameName.Is(name, words, kind));
    }

    [Fact]
    public void TheOrderOfTwoNamesIsNothing() =>
        Assert.Equal(
            SameName.Probability("Ada Lovewell", "Ada Jane Lovewell", PartyKind.Person),
            SameName.Probability("Ada Jane Lovewell", "Ada Lovewell", PartyKind.Person)
        );

    [Fact]
    public void PairsTeachAndTeachingTwiceGivesTheSameLines()
    {
        string[] begins = ["Tar", "Hal", "Quill", "Under", "Marrow", "Sand", "Oak", "Brand"];
        string[] ends = ["wick", "onen", "feather", "bridge", "by", "piper"];
        var surnames = begins.SelectMany(b => ends.Select(e => b + e)).ToList();
        var pairs = surnames
            .SelectMany(
                (s, i) =>
                    new[]
                    {
                        new NamePair($"Ada {s}", $"Ada Jane {s}", PartyKind.Person, true),
                        new NamePair(
                            $"Ada {s}",
                            $"Ada Jane {surnames[(i + 8) % surnames.Count]}",
                            PartyKind.Person,
                            false
                        ),
                    }
            )
            .ToList();
        Assert.Equal(SameName.Train(pairs), SameName.Train(pairs));
        Assert.Equal(pairs, SameName.CrossValidate(pairs, _ => true));
    }

    private static bool IsPerson(string a, string b) => SameName.Is(a, b, PartyKind.Person);
}
