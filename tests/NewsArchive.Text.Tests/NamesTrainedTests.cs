using NewsArchive.Text.Names;

namespace NewsArchive.Text.Tests;

public sealed class NamesTrainedTests
{
    private static readonly string[] People =
    [
        "Tarwick",
        "Halonen",
        "Quillfeather",
        "Underbridge",
        "Marrowby",
        "Sandpiper",
    ];

    private static readonly string[] Firms = ["Zelmor", "Vantrix", "Ombrel", "Nordvik", "Calder", "Peregrim"];

    /// <summary>In these texts people walk and firms lend: words that are on no list of cues.</summary>
    private static IEnumerable<AnnotatedText> Texts()
    {
        foreach (var (person, firm) in People.Zip(Firms))
        {
            var text = $"In the rain {person} walked home slowly. At noon the branch of {firm} lent money freely.";
            yield return new AnnotatedText(text, [(Span(text, person), "person"), (Span(text, firm), "organization")]);
        }
    }

    private static TextSpan Span(string text, string name) =>
        new(text.IndexOf(name, StringComparison.Ordinal), text.IndexOf(name, StringComparison.Ordinal) + name.Length);

    [Fact]
    public void WhatFiveTextsTeachHoldsForTheSixth() =>
        Assert.All(NameTraining.CrossValidate(Texts()), score => Assert.True(score.F1 == 1, score.ToString()));

    [Fact]
    public void TrainingTwiceGivesTheSameBytes()
    {
        var (one, two) = (new MemoryStream(), new MemoryStream());
        NameTraining.Train(Texts(), one);
        NameTraining.Train(Texts(), two);
        Assert.Equal(one.ToArray(), two.ToArray());
        Assert.True(one.ToArray().Length > 100);
    }

    [Fact]
    public void CountsAreDigitsOfNamesThatManyArticlesHold()
    {
        var lines = NameTraining
            .Count(Enumerable.Repeat("In May they met Hanneke Tarwick.", 8).Append("They met Kirsi Halonen."))
            .ToList();
        Assert.Equal(["hanneke tarwick\t309000", "* tarwick\t309000"], lines.Order(StringComparer.Ordinal).Reverse());
    }
}
