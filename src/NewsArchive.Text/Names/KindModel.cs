using System.Runtime.Intrinsics;

namespace NewsArchive.Text.Names;

/// <summary>Weights that turn the features of a name into its kind; trained by <see cref="KindTrainer"/>.</summary>
internal sealed class KindModel
{
    /// <summary>The kinds, in the order of the weights.</summary>
    public static readonly NamedKind[] Kinds =
    [
        NamedKind.Thing,
        NamedKind.Person,
        NamedKind.Organization,
        NamedKind.Place,
    ];

    private static readonly Lazy<KindModel?> Shipped = new(Load);

    // A feature's hash and its four signed bytes are stored together, so that a look-up touches one cache line: each
    // text looks up thousands of features, most of which are not in the table. No row is 0, since it would have no
    // weight.
    private readonly ulong[] table;
    private readonly float scale;

    /// <param name="rows">The hash and, above it, a signed byte for each kind.</param>
    /// <param name="scale">The weight of one step of a byte.</param>
    private KindModel(IReadOnlyCollection<ulong> rows, float scale)
    {
        this.scale = scale;
        table = new ulong[rows.Count * 3 / 2 + 1];
        foreach (var row in rows)
        {
            var at = Place((uint)row);
            while (table[at] != 0)
                at = Next(at);
            table[at] = row;
        }
        IsEmpty = rows.Count == 0;
    }

    /// <summary>A model without weights: the rules decide.</summary>
    public static KindModel Rules { get; } = new([], 0);

    /// <summary>The weights that are part of this assembly.</summary>
    public static KindModel? Embedded => Shipped.Value;

    public bool IsEmpty { get; }

    /// <summary>Rounds weights to signed bytes and leaves out the features that then weigh nothing.</summary>
    /// <param name="weights">For each feature, one weight per kind, in their order.</param>
    public static KindModel Of(IEnumerable<KeyValuePair<uint, int>> features, float[] weights)
    {
        var scale = weights.Max(Math.Abs) / 127;
        var rows = new List<ulong>();
        foreach (var (hash, place) in features)
        {
            ulong bytes = 0;
            for (var k = Kinds.Length - 1; k >= 0; k--)
                bytes = bytes << 8 | (byte)(sbyte)Math.Round(weights[place * Kinds.Length + k] / scale);
            if (bytes != 0)
                rows.Add(bytes << 32 | hash);
        }
        return new KindModel(rows, scale);
    }

    public NamedKind Best(ReadOnlySpan<uint> features) => Best(features, NamedKind.Thing).Kind;

    /// <summary>The kind with the highest sum, and its lead over <paramref name="over"/>.</summary>
    public (NamedKind Kind, float Lead) Best(ReadOnlySpan<uint> features, NamedKind over)
    {
        // The four bytes of a row as four numbers.
        var sums = Vector128<int>.Zero;
        foreach (var feature in features)
            sums += Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(Row(feature)).AsSByte()));
        Span<int> scores = stackalloc int[Kinds.Length];
        sums.CopyTo(scores);
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
            if (scores[k] > scores[best])
                best = k;
        return (Kinds[best], (scores[best] - scores[Math.Max(0, Array.IndexOf(Kinds, over))]) * scale);
    }

    private uint Row(uint feature)
    {
        for (var at = Place(feature); table[at] is var row and not 0; at = Next(at))
            if ((uint)row == feature)
                return (uint)(row >> 32);
        return 0;
    }

    // The low bits of such a hash are the best distributed; the product moves them up.
    private int Place(uint hash) => (int)((ulong)(hash * 2654435769u) * (uint)table.Length >> 32);

    private int Next(int place) => place + 1 < table.Length ? place + 1 : 0;

    /// <summary>
    /// First the scale, then for each feature its hash and four signed bytes, in the order of the hashes.
    /// </summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(scale);
        foreach (var row in table.Where(row => row != 0).OrderBy(row => (uint)row))
            writer.Write(row);
    }

    public static KindModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var scale = reader.ReadSingle();
        var rows = new ulong[(stream.Length - sizeof(float)) / sizeof(ulong)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = reader.ReadUInt64();
        return new KindModel(rows, scale);
    }

    private static KindModel? Load()
    {
        using var stream = typeof(KindModel).Assembly.GetManifestResourceStream("name-kinds.bin");
        return stream is null ? null : Read(stream);
    }
}
