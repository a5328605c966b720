using System.Globalization;

namespace NewsArchive.Text.Names;

/// <summary>
/// A question whether one feature is below a limit, with one tree for yes and one for no; or an answer.
/// </summary>
internal sealed record NameTree(int Feature, double Limit, NameTree? Below, NameTree? Other)
{
    /// <summary>A leaf: <see cref="Limit"/> is the amount it adds to the sum.</summary>
    public static NameTree Leaf(double answer) => new(-1, answer, null, null);

    public double Answer(double[] features)
    {
        var tree = this;
        while (tree.Feature >= 0)
            tree = features[tree.Feature] < tree.Limit ? tree.Below! : tree.Other!;
        return tree.Limit;
    }

    /// <summary>"letters &lt; 0.8 ? 0.12 : -0.3", with inner trees in brackets.</summary>
    public override string ToString()
    {
        var limit = Limit.ToString("0.####", CultureInfo.InvariantCulture);
        return Feature < 0 ? limit : $"({NameLikeness.Features[Feature]} < {limit} ? {Below} : {Other})";
    }

    public static NameTree Parse(string text)
    {
        var at = 0;
        return Parse(text, ref at);
    }

    private static NameTree Parse(string text, ref int at)
    {
        if (text[at] != '(')
        {
            var end = text.AsSpan(at).IndexOfAny(" )") is var found and >= 0 ? at + found : text.Length;
            var answer = Number(text.AsSpan(at, end - at));
            at = end;
            return Leaf(answer);
        }
        var less = text.IndexOf(" < ", at, StringComparison.Ordinal);
        var ask = text.IndexOf(" ? ", less, StringComparison.Ordinal);
        var feature = Array.IndexOf(NameLikeness.Features, text[(at + 1)..less]);
        if (feature < 0)
            throw new FormatException("No such feature: " + text[(at + 1)..less]);
        var limit = Number(text.AsSpan(less + 3, ask - less - 3));
        at = ask + 3;
        var below = Parse(text, ref at);
        at += 3;
        var other = Parse(text, ref at);
        at++;
        return new NameTree(feature, limit, below, other);
    }

    private static double Number(ReadOnlySpan<char> text) => double.Parse(text, CultureInfo.InvariantCulture);
}
