using System.Text;

namespace NewsArchive.Text.Language;

/// <summary>
/// A text in lower case, made once: each letter keeps its place, so that one span reads both and no rule lower-cases a
/// word of its own.
/// </summary>
internal static class LowerCase
{
    /// <summary>Exactly as long as the text, whatever its letters.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        // By stretches: a single curly mark would take the quick way from all that follows it.
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
