using System.Runtime.Intrinsics;

namespace NewsArchive.Text.Names;

/// <summary>
/// Weights that tell from the features of a name what kind it is; trained by <see cref="KindTrainer"/>.
/// </summary>
internal sealed class KindModel
{
    /// <summary>The kinds in the order of the weights.</summary>
    public static readonly NamedKind[] Kinds =
    [
        NamedKind.Thing,
        NamedKind.Person,
        NamedKind.Organization,
        NamedKind.Place,
    ];

    private static readonly Lazy<KindModel?> Shipped = new(Load);

    // A feature's hash and its four signed bytes lie together, so that a look-up touches one line of memory: features
    // are looked up by the thousand in each text, most of them in vain. A row is never 0, for then it weighs nothing.
    private readonly ulong[] table;
    private readonly float scale;

    /// <param name="rows">Hash and, above it, a signed byte for each kind.</param>
    /// <param name="scale">What one step of a byte weighs.</param>
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

    /// <summary>No weights at all: the rules decide.</summary>
    public static KindModel Rules { get; } = new([], 0);

    /// <summary>The weights that ship with the assembly.</summary>
    public static KindModel? Embedded => Shipped.Value;

    public bool IsEmpty { get; }

    /// <summary>Makes signed bytes of weights; what then weighs nothing is left out.</summary>
    /// <param name="weights">For each feature as many as there are kinds, in their order.</param>
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

    /// <summary>The kind that the features speak for, and by how much more than for <paramref name="over"/>.</summary>
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

    // The low bits of such a hash are its best mixed ones: the product brings them up.
    private int Place(uint hash) => (int)((ulong)(hash * 2654435769u) * (uint)table.Length >> 32);

    private int Next(int place) => place + 1 < table.Length ? place + 1 : 0;

    /// <summary>One scale, then for each feature its hash and four signed bytes, in the order of the hashes.</summary>
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
