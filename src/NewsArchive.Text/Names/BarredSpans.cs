namespace NewsArchive.Text.Names;

/// <summary>Places where no name may begin: addresses, handles, header lines.</summary>
internal sealed class BarredSpans
{
    private readonly List<TextSpan> spans;

    public BarredSpans(IEnumerable<TextSpan> spans)
    {
        this.spans = [.. spans];
        this.spans.Sort();
    }

    public bool Contains(Word word) => spans.Count > 0 && Contains(word.Start);

    private bool Contains(int position)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].Start <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && spans[low - 1].Contains(position);
    }
}
