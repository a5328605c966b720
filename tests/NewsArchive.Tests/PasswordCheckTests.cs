using System.Globalization;
using NewsArchive.Accounts;
using Xunit;

namespace NewsArchive.Tests;

public sealed class PasswordCheckTests
{
    private const string Email = "ada.quill@ledger.example";

    [Theory]
    [InlineData("passwordpassword", "a common password")]
    [InlineData("LETMEINLETMEIN", "a common password")]
    [InlineData("qwertyuiop[]", "keys side by side")]
    [InlineData("aaaaaaaaaaaaaaaa", "one character repeated")]
    [InlineData("123456789012", "characters in their usual order")]
    [InlineData("ada.quill@ledger.example", "your email address")]
    [InlineData("newsarchive12", "the name of this site")]
    [InlineData("mississippi river", "common words")]
    public void APasswordThatIsEasyToGuessIsRefusedWithItsReason(string password, string reason)
    {
        Assert.Contains(reason, PasswordCheck.Problem(password, Email), StringComparison.Ordinal);
        Assert.EndsWith("let a password manager make one.", PasswordCheck.Problem(password, Email),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a quiet harbour at six")]
    [InlineData("correct horse battery staple")]
    [InlineData("k3J9xQz7Lm2P")]
    [InlineData("тихая гавань в шесть")]
    public void APasswordThatIsHardToGuessWillDo(string password) => Assert.Null(PasswordCheck.Problem(password, Email));

    [Fact]
    public void TheReasonIsTheSameInEveryLanguage()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Contains("a common password", PasswordCheck.Problem("LETMEINLETMEIN", Email),
                StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AVeryLongPasswordIsRefusedBeforeItIsLookedAt()
    {
        Assert.Null(PasswordCheck.Problem(string.Concat(Enumerable.Repeat("s5$zZ2e3E7+t1iI!|", 8))[..128], Email));
        Assert.Equal("Choose a shorter password: at most 128 characters.",
            PasswordCheck.Problem(new string('x', 1_000_000), Email));
    }
}
