using CsCheck;
using NewsArchive.Text.Tests.Gold;

namespace NewsArchive.Text.Tests.Properties;

/// <summary>Texts that nobody would write and that everyone will import some day.</summary>
public static class NastyText
{
    private static readonly string[] Fragments =
    [
        "\"", "\"", "\"", "“", "”", "„", "«", "»", "'", "‘", "’", "\n", "\n\n", "\r\n", "\r", "\t", " ", " ", " ",
        "\u00A0", "\u2028", ".", ",", ":", ";", "?", "!", "…", "—", "(", ")", "[", "]", "[sic]", "\0", "\u200B",
        "\uFEFF", "😀", "e\u0301", "İ", "ı", "ﬁ", "said", " she said ", " told The Herald", "according to ", " says ",
        "that ", "he", "I", " also known as ", " via AFP.", "Ada Quill", "Quill", "Dr. ", "Mr. ",
        "The Lisbon Courier", "The Courier", "LisCo", "(LC)", "al-Tarsusi", "O’Neill's", "official",
        "one former official ", "has written the following review:", "Watch: ", "Read more: ", "By Bo Peep",
        "date 2025-01-25 ", "Date: ", "Title: ", "Source: ", "03/04/2025", "2025-13-45", "January 32, 99999",
        "9 a.m.", "U.S.", "https://t.co/abc", "http://", "www.", "a@b.co", "@name",
        " — Bo Peep (@bopeep) May 1, 2020", "AntiVenom.org", "<script>", "&amp;", "\"onload=", "6'4\"", "'90s",
        "the so-called ", "the term ", "rain", "fell", "in the north", "PORT SELBY (Reuters) - ",
    ];

    /// <summary>Words, marks, breaks and rare characters in any order.</summary>
    public static Gen<string> Scrambled { get; } =
        Gen.OneOf(Fragments).List[0, 80].Select(parts => string.Concat(parts));

    /// <summary>
    /// A made-up article with a piece removed, repeated or inserted, as happens when copying goes wrong.
    /// </summary>
    public static Gen<string> Damaged { get; } =
        from article in Gen.OneOf([.. GoldFiles.Fictional.Concat(GoldFiles.Twins).Select(x => x.Text)])
        from cuts in Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 40], Gen.OneOf(Fragments), Gen.Int[0, 2]).List[1, 6]
        select cuts.Aggregate(article, Damage);

    /// <summary>Random bytes, some after a byte-order mark, some almost text.</summary>
    public static Gen<byte[]> Bytes { get; } =
        from mark in Gen.OneOf<byte[]>(
            [], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [.. "%PDF-1.7\n"u8], [.. "Title: "u8])
        from body in Gen.OneOf(
            Gen.Byte.Array[0, 300], Gen.Byte[32, 126].Array[0, 300], Gen.Byte[128, 255].Array[0, 300])
        select (byte[])[.. mark, .. body];

    private static string Damage(string text, (int At, int Length, string Fragment, int How) cut)
    {
        var at = cut.At % (text.Length + 1);
        var length = Math.Min(cut.Length, text.Length - at);
        return cut.How switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            _ => text.Insert(at, cut.Fragment),
        };
    }
}
