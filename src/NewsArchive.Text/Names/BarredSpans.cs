namespace NewsArchive.Text.Names;

/// <summary>Where no name may begin: addresses, handles, header lines.</summary>
internal sealed class BarredSpans
{
    private readonly List<TextSpan> _spans;

    public BarredSpans(IEnumerable<TextSpan> spans)
    {
        _spans = [.. spans];
        _spans.Sort();
    }

    public bool Contains(Word word) => _spans.Count > 0 && Contains(word.Start);

    private bool Contains(int position)
    {
        var (low, high) = (0, _spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Start <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && _spans[low - 1].Contains(position);
    }
}
