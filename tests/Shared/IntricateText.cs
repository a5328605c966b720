using System.Text;

namespace NewsArchive.Tests;

/// <summary>Texts that take more steps than a text of their length may, or very many.</summary>
internal static class IntricateText
{
    /// <summary>
    /// Two people with one surname, each named often, and the surname again in thousands of spellings: each of these is
    /// compared with every place of the two. Past its budget.
    /// </summary>
    public static string PastItsBudget()
    {
        const int times = 3200;
        const string surname = "quillandrosos";
        var text = new StringBuilder();
        for (var i = 0; i < times; i++)
            text.Append("Ada Quillandrosos met Bo Quillandrosos. ");
        for (var i = 0; i < times; i++)
        {
            text.Append('Q');
            for (var letter = 1; letter < surname.Length; letter++)
                text.Append((i >> (letter - 1) & 1) == 1 ? char.ToUpperInvariant(surname[letter]) : surname[letter]);
            text.Append(" met. ");
        }
        return text.ToString();
    }

    /// <summary>Nothing but marks: seconds of work, within its budget.</summary>
    public static string Long() => new('"', 400_000);
}
