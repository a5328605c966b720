using System.Globalization;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>Precision and recall as two fractions; a plain rate ("8 of 10 are right") has both alike.</summary>
public sealed class Tally
{
    private double saidRight, wantedRight;

    public int Said { get; private set; }

    public int Wanted { get; private set; }

    public double Precision => Said > 0 ? saidRight / Said : Wanted == 0 ? 1 : 0;

    public double Recall => Wanted > 0 ? wantedRight / Wanted : Said == 0 ? 1 : 0;

    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>How much of what was said is wrong.</summary>
    public double False => Said - saidRight;

    public void Add(int right, int said, int wanted)
    {
        saidRight += right;
        wantedRight += right;
        Said += said;
        Wanted += wanted;
    }

    public void Add(bool right) => Add(right ? 1 : 0, 1, 1);

    public void AddSaid(double share)
    {
        saidRight += share;
        Said++;
    }

    public void AddWanted(double share)
    {
        wantedRight += share;
        Wanted++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"P {100 * Precision,6:f2}  R {100 * Recall,6:f2}  F1 {100 * F1,6:f2}   said {Said}, wanted {Wanted}");
}

/// <summary>One tally for each thing measured, by name, and a line for each error.</summary>
public sealed class GoldScores
{
    private readonly SortedDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>The rows in which every figure is a share of what gold has and the prediction says.</summary>
    public static readonly IReadOnlyList<string> Rows =
    [
        "spans", "whole quotes", "source", "speaker", "sure speaker", "first hop", "chain", "posts", "posts: first hop",
        "blocks", "blocks: first hop", "accounted", "speech", "not speech", "pairs: person", "pairs: organization",
        "pairs: all", "found: person", "found: organization", "block kinds", "paragraphs", "links",
    ];

    public List<string> Errors { get; } = [];

    public Tally this[string row]
    {
        get
        {
            if (!tallies.TryGetValue(row, out var tally))
                tallies[row] = tally = new Tally();
            return tally;
        }
    }

    /// <summary>The rows whose F1, in percent, lies below the given floor, with their figures.</summary>
    public IEnumerable<string> Below(IReadOnlyDictionary<string, double> floors) =>
        from floor in floors
        where 100 * this[floor.Key].F1 < floor.Value
        select $"{floor.Key}: {this[floor.Key]} is below {floor.Value}";

    public string Report() => string.Join('\n',
        Rows.Append("indirect").Select(row => $"{row,-20} {this[row]}").Concat(Errors));
}
