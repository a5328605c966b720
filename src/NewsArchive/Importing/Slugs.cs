using System.Globalization;
using System.Text;
using NewsArchive.Searching;

namespace NewsArchive.Importing;

/// <summary>Makes the part of an address that names an article or an entity.</summary>
public static class Slugs
{
    public const int MaxLength = 80;

    /// <summary>
    /// ASCII words joined by hyphens and cut between words; <paramref name="otherwise"/> where nothing is left.
    /// </summary>
    public static string Of(string name, string otherwise)
    {
        var slug = new StringBuilder();
        var plain = Ascii.IsValid(name)
            ? name
            : string.Concat(name.EnumerateRunes().Select(rune => Signs.Fold(rune) ?? rune.ToString()));
        var key = NameKey.Of(plain).AsSpan();
        foreach (var range in key.Split(' '))
        {
            var word = key[range];
            var ascii = Ascii.IsValid(word) ? word : string.Concat(word.ToString().Where(char.IsAsciiLetterOrDigit));
            if (ascii.Length == 0)
                continue;
            // A single word longer than the limit is cut; of several words, the first that no longer fits is left out.
            if (slug.Length == 0)
                slug.Append(ascii[..Math.Min(ascii.Length, MaxLength)]);
            else if (slug.Length + 1 + ascii.Length <= MaxLength)
                slug.Append('-').Append(ascii);
            else
                break;
        }

        return slug.Length == 0 ? otherwise : slug.ToString();
    }

    /// <summary>The slug with a number, no longer than the limit.</summary>
    public static string Numbered(string slug, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stem(slug)}-{number}");

    // Leaves room for the number.
    private static string Stem(string slug) =>
        slug.Length <= MaxLength - 8 ? slug : slug[..(MaxLength - 8)].TrimEnd('-');
}
