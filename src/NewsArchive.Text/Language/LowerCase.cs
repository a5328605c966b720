using System.Text;

namespace NewsArchive.Text.Language;

/// <summary>
/// A text in lower case, made once. Each letter keeps its position, so the same spans fit both texts and no rule has to
/// lower-case words itself.
/// </summary>
internal static class LowerCase
{
    /// <summary>Exactly as long as the text, whatever its letters.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        // In stretches: otherwise a single curly mark would make everything after it take the slow path.
        for (var at = 0; at < text.Length;)
        {
            Ascii.ToLower(text.AsSpan(at), lower[at..], out var plain);
            at += plain;
            var rest = text.AsSpan(at);
            var other = rest.IndexOfAnyInRange('\0', '\x7f') is var end and >= 0 ? rest[..end] : rest;
            other.ToLowerInvariant(lower[at..]);
            at += other.Length;
        }
    });
}
