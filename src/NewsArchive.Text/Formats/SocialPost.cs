using System.Text.RegularExpressions;

namespace NewsArchive.Text.Formats;

/// <summary>A social post embedded in an article: its words, and the signature that names its account.</summary>
/// <param name="Words">The post without the signature.</param>
/// <param name="Signature">"Name (@handle)", without the dash and the date.</param>
/// <param name="Name">The account holder's name; null when only the handle is given.</param>
public sealed partial record SocialPost(TextSpan Words, TextSpan Signature, TextSpan? Name, TextSpan Handle)
{
    internal const int LongestSignature = 240;

    private const string Date =
        @"(?:\p{L}{3,9}\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\p{L}{3,9}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})";

    // words — Name (@handle) January 23, 2025
    [GeneratedRegex(
        @"\s*[—–―-]{1,2}\s*(?<signature>"
        + @"(?:(?<name>[^\n@()—]{1,80}(?:\([^@()\n]{1,30}\)[^\n@()—]{0,20})?)\s*)?"
        + @"\(?(?<handle>@\w{1,30})\)?)\s*,?\s*(?:[·,]\s*)?(?:" + Date + @")\s*\.?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Signed();

    // A whole signature in the middle of a block: another post follows, or the article continues.
    [GeneratedRegex(@"[—–―]\s*[^\n@()—]{1,80}\(@\w{1,30}\)\s*" + Date + @"(?=\s+\S)", RegexOptions.CultureInvariant)]
    private static partial Regex SignedInside();

    // Name (@handle) words
    [GeneratedRegex(
        @"^\s*(?<signature>(?<name>\p{Lu}[^\n@()]{1,60}?)\s*\((?<handle>@\w{1,30})\))\s*:?\s+(?<words>\S[\s\S]*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opened();

    /// <summary>
    /// Cuts a block after each signature in it; spans are relative to the block. A single span where there is none.
    /// </summary>
    public static IReadOnlyList<TextSpan> Parts(string block)
    {
        List<TextSpan> parts = [];
        var start = 0;
        if (block.Contains("(@", StringComparison.Ordinal))
        {
            foreach (Match signature in SignedInside().Matches(block))
            {
                var end = signature.Index + signature.Length;
                parts.Add(new TextSpan(start, end));
                for (start = end; char.IsWhiteSpace(block[start]); start++)
                {
                }
            }
        }
        parts.Add(new TextSpan(start, block.Length));
        return parts;
    }

    /// <summary>True for a signature without any words before it.</summary>
    public static bool IsSignature(string block) => Signed().Match(block) is { Success: true, Index: 0 };

    /// <summary>Spans are relative to <paramref name="block"/>; null when it is not a post.</summary>
    public static SocialPost? Find(string block)
    {
        if (!block.Contains('@'))
            return null;
        // A signature is short, so only the end of the block is searched: a block of a megabyte stays cheap.
        var from = Math.Max(0, block.Length - LongestSignature);
        if (block.IndexOf('@', from) >= 0 && Signed().Match(block, from) is { Success: true, Index: > 0 } signed)
        {
            var start = block.Length - block.TrimStart().Length;
            return Of(signed, new TextSpan(Math.Min(start, signed.Index), signed.Index));
        }
        return Opened().Match(block) is { Success: true } opened
            ? Of(opened, new TextSpan(opened.Groups["words"].Index, block.TrimEnd().Length))
            : null;
    }

    private static SocialPost Of(Match match, TextSpan words)
    {
        static TextSpan Trimmed(Group group) => new(group.Index, group.Index + group.Value.TrimEnd().Length);
        var name = match.Groups["name"] is { Success: true } found && found.Value.Trim().Length > 0
            ? Trimmed(found)
            : (TextSpan?)null;
        return new SocialPost(words, Trimmed(match.Groups["signature"]), name, Trimmed(match.Groups["handle"]));
    }

    public SocialPost Shifted(int by) =>
        new(Shift(Words, by), Shift(Signature, by), Name is { } n ? Shift(n, by) : null, Shift(Handle, by));

    private static TextSpan Shift(TextSpan span, int by) => new(span.Start + by, span.End + by);
}
