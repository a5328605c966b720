using System.Text;
using NewsArchive.Data.Sqlite;
using NewsArchive.Searching;
using Xunit;

namespace NewsArchive.Tests;

public sealed class TextFoldingTests
{
    // Words that stand beside the word before them are in braces.
    [Theory]
    [InlineData("Łódź, Ørsted, Þór, Œuvre, Đặng, ẞ", "lódź, orsted, thór, oeuvre, dặng, ss")]
    [InlineData("a ﬁne e\uFB00ect, ＡＢ１, Ⅷ, 𝗡𝗲𝘄𝘀, ǆ", "a fine effect, AB1, VIII, News, dz\u030C")]
    [InlineData("coun\u00ADcil \u200Bzero\u200Dwidth\uFEFF", "council zerowidth")]
    [InlineData("مُحَمَّد محـمد", "محمد محمد")]
    [InlineData("Ivo O'Brien’s, Hayʼat, ʻIolani", "Ivo OBrien{Brien } , Hayat{Hay at }, Iolani")]
    [InlineData("Smith’s don’t, we’ll, 'tis dogs' I'd", "Smith  dont, we’ll, 'tis dogs' I'd")]
    [InlineData("L’Œil d'Ør’a", "Loeil{oeil } dora{or }")]
    [InlineData("the E.U., U.K.-led p.m. e.g. x.y", "the EU., UK.-led pm. eg. xy")]
    [InlineData("J. K. Quill, J.K. Quill, J.K.Quill", "JK. Quill, JK. Quill, JK.Quill")]
    [InlineData("А. С. Холм, Ł. K. Holm", "АС. Холм, lK. Holm")]
    [InlineData("the U.S. US U. S.", "the US{US§}. US{US§} US{US§}.")]
    [InlineData("who WHO W.H.O. it IT USA us", "who WHO{WHO§} WHO{WHO§}. it IT{IT§} USA us")]
    [InlineData("10,000 1.234.567 10’000 10\u00A0000 1,00,000", "10000 1234567 10000 10000 100000")]
    [InlineData("市长来了", " 市长 长来 来了{了} ")]
    [InlineData("NHK橋A ｶﾞｽ", "NHK 橋 A  ガス{ス} ")]
    public void AnArticleIsFolded(string text, string folded) => Assert.Equal(folded, Fold(text, FoldFor.Article));

    [Theory]
    [InlineData("O’Brien’s", "OBrien ")]
    [InlineData("US", "US§")]
    [InlineData("U.S.", "US§.")]
    [InlineData("u. s. w.h.o. j. k. quill", "us§. who§. jk. quill")]
    [InlineData("us", "us")]
    [InlineData("东", " 东 ")]
    [InlineData("东京", " 东京 ")]
    public void AQueryHasNothingBesideItsWords(string text, string folded) =>
        Assert.Equal(folded, Fold(text, FoldFor.Query));

    [Fact]
    public void TheBeginningOfAWordIsNoAbbreviation() => Assert.Equal("US", Fold("US", FoldFor.Beginning));

    [Theory]
    [InlineData("Plain words. And more, with “marks” – and é, ü.")]
    [InlineData("3.5 Ph.D. 100,2003 0,500 25.12.2020 5'10")]
    [InlineData("John F. Holm, Plan B. I went. At 5. A. Holm")]
    [InlineData("'quoted' the dogs' 'n' WHOLE ITS")]
    public void WhatIsNoVariantStays(string text) => Assert.Equal(text, Fold(text, FoldFor.Article));

    [Theory]
    [InlineData("the coun\u00ADcil met", "council", "coun\u00ADcil")]
    [InlineData("a ﬁne, Łódź", "fine", "ﬁne")]
    [InlineData("a ﬁne, Łódź", "lódź", "Łódź")]
    [InlineData("\u200BIn Smith’s house", "In", "In")]
    [InlineData("\u200BIn Smith’s house", "Smith", "Smith")]
    [InlineData("\u200BIn Smith’s house", "house", "house")]
    [InlineData("Of 10,000 U.S. men", "10000", "10,000")]
    [InlineData("Of 10,000 U.S. men", "US", "U.S")]
    [InlineData("Of 10,000 U.S. men", "men", "men")]
    [InlineData("So 东京ガ met", "京ガ", "京ガ")]
    [InlineData("So 东京ガ met", "met", "met")]
    public void EachWordLeadsBackToTheOriginal(string text, string word, string original)
    {
        var (bytes, folded) = (Encoding.UTF8.GetBytes(text), new FoldedText());
        Assert.True(TextFolding.Fold(bytes, FoldFor.Article, folded));
        var at = folded.Bytes.IndexOf(Encoding.UTF8.GetBytes(word));
        var (cursor, endCursor) = (0, 0);
        var start = FoldedText.OriginalStart(folded.Edits, at, ref cursor);
        var end = FoldedText.OriginalEnd(folded.Edits, at + Encoding.UTF8.GetByteCount(word), ref endCursor);
        Assert.Equal(original, Encoding.UTF8.GetString(bytes[start..end]));
    }

    [Theory]
    [InlineData("东", true)]
    [InlineData("NHK 东", true)]
    [InlineData("东、京!", true)]
    [InlineData("东京", false)]
    [InlineData("东NHK", false)]
    [InlineData("", false)]
    public void ALoneSignIsTold(string words, bool isLone) => Assert.Equal(isLone, Signs.EndInLoneSign(words));

    private static string Fold(string text, FoldFor purpose)
    {
        var folded = new FoldedText();
        if (!TextFolding.Fold(Encoding.UTF8.GetBytes(text), purpose, folded))
            return text;
        var (shown, from) = (new StringBuilder(), 0);
        foreach (var edit in folded.Edits)
        {
            if (!edit.Beside)
                continue;
            shown.Append(Encoding.UTF8.GetString(folded.Bytes[from..edit.At])).Append('{')
                .Append(Encoding.UTF8.GetString(folded.Bytes.Slice(edit.At, edit.Length))).Append('}');
            from = edit.At + edit.Length;
        }

        return shown.Append(Encoding.UTF8.GetString(folded.Bytes[from..])).Replace('\uE5A5', '§').ToString();
    }
}
