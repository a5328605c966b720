using System.Runtime.InteropServices;

namespace NewsArchive.Searching;

/// <summary>
/// Numbers from 0, side by side and most of them small: 7 bits a byte, the lowest first, with the high bit set on all
/// but the last byte of each.
/// </summary>
internal ref struct PackedNumbers(ReadOnlySpan<byte> left)
{
    private ReadOnlySpan<byte> left = left;

    public readonly bool IsEmpty => left.IsEmpty;

    public int Next()
    {
        var number = (int)left[0];
        var read = 1;
        if (number >= 0x80)
        {
            number &= 0x7F;
            for (var shift = 7; ; shift += 7)
            {
                var some = left[read++];
                number |= (some & 0x7F) << shift;
                if (some < 0x80)
                    break;
            }
        }

        left = left[read..];
        return number;
    }

    /// <summary>The numbers in the next bytes.</summary>
    public PackedNumbers Next(int bytes)
    {
        var next = new PackedNumbers(left[..bytes]);
        left = left[bytes..];
        return next;
    }

    public static void Add(List<byte> to, int number)
    {
        for (; number >= 0x80; number >>= 7)
            to.Add((byte)(number | 0x80));
        to.Add((byte)number);
    }
}

/// <summary>
/// The packed numbers of each of some thousand articles, in one array: arrays of their own would take more room than
/// what is in them. Rows are only added, so whoever has read earlier how many there are is not disturbed.
/// </summary>
internal sealed class PackedRows(int size)
{
    private readonly int[] ends = new int[size];
    private byte[] bytes = [];

    public PackedNumbers this[int row] => new(bytes.AsSpan(Start(row)..ends[row]));

    /// <summary>Adds the row after the last, or puts another in its place.</summary>
    public void Set(int row, List<byte> numbers)
    {
        var (start, end) = (Start(row), Start(row) + numbers.Count);
        if (end > bytes.Length)
            Array.Resize(ref bytes, Math.Max(end, bytes.Length * 2));
        CollectionsMarshal.AsSpan(numbers).CopyTo(bytes.AsSpan(start));
        ends[row] = end;
        if (row == size - 1)
            Array.Resize(ref bytes, end);
    }

    private int Start(int row) => row == 0 ? 0 : ends[row - 1];
}
