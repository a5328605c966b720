using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The contrast of the style sheets' colours, by the formula of WCAG 2.2.</summary>
public sealed partial class ColourTests
{
    private static readonly string[] Grounds = ["paper", "panel", "tint", "tint-deep"];
    private static readonly string[] Words = ["ink", "soft", "link", "unnamed"];
    private static readonly string[] Signs = ["good", "bad"];
    private static readonly string[] Shapes =
        ["edge", "soft", "series-1", "series-2", "series-3", "series-4", "series-5", "series-other"];

    public static TheoryData<string> Schemes => ["light", "dark", "light, more contrast", "dark, more contrast"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void WordsAreReadableOnEveryGround(string scheme)
    {
        var colours = Colours(scheme);
        var enough = scheme.EndsWith("more contrast", StringComparison.Ordinal) ? 7 : 4.5;
        foreach (var ground in Grounds)
        {
            foreach (var word in Words)
                AssertContrast(colours, word, ground, enough);
        }

        foreach (var sign in Signs)
        {
            AssertContrast(colours, sign, "paper", 4.5);
            AssertContrast(colours, sign, "panel", 4.5);
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void EdgesAndPatternsStandOutFromPaperAndPanel(string scheme)
    {
        var colours = Colours(scheme);
        foreach (var shape in Shapes)
        {
            AssertContrast(colours, shape, "paper", 3);
            AssertContrast(colours, shape, "panel", 3);
        }
    }

    private static void AssertContrast(Dictionary<string, string> colours, string one, string other, double enough)
    {
        var (bright, dim) = (Luminance(colours[one]), Luminance(colours[other]));
        if (bright < dim)
            (bright, dim) = (dim, bright);
        var contrast = (bright + 0.05) / (dim + 0.05);
        Assert.True(contrast >= enough, string.Create(
            CultureInfo.InvariantCulture, $"{one} on {other}: {contrast:0.00}, not {enough}"));
    }

    /// <summary>The colours of a scheme: its own rules follow the ones they override.</summary>
    private static Dictionary<string, string> Colours(string scheme)
    {
        var sheet = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "css", "tokens.css"));
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match rules in RootRules().Matches(sheet))
        {
            var (dark, contrast) = (rules.Groups[1].Value.Contains("dark", StringComparison.Ordinal),
                rules.Groups[1].Value.Contains("contrast", StringComparison.Ordinal));
            if ((dark && !scheme.StartsWith("dark", StringComparison.Ordinal))
                || (contrast && !scheme.EndsWith("contrast", StringComparison.Ordinal)))
                continue;
            foreach (Match colour in Colour().Matches(rules.Groups[2].Value))
                colours[colour.Groups[1].Value] = colour.Groups[2].Value;
        }

        return colours;
    }

    private static double Luminance(string hex)
    {
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => new string(digit, 2)));
        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));

        double Channel(int at)
        {
            var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"(@media[^{]*\{\s*)?:root \{([^}]*)\}")]
    private static partial Regex RootRules();

    [GeneratedRegex(@"--([a-z0-9-]+): #([0-9a-f]{6}|[0-9a-f]{3});")]
    private static partial Regex Colour();
}
