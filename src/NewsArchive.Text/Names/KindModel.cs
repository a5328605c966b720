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

    private readonly Dictionary<uint, int> _rows;
    private readonly float[] _weights;

    public KindModel(Dictionary<uint, int> rows, float[] weights) => (_rows, _weights) = (rows, weights);

    /// <summary>No weights at all: the rules decide.</summary>
    public static KindModel Rules { get; } = new([], []);

    /// <summary>The weights that ship with the assembly.</summary>
    public static KindModel? Embedded => Shipped.Value;

    public bool IsEmpty => _rows.Count == 0;

    public NamedKind Best(IReadOnlyList<uint> features) => Best(features, NamedKind.Thing).Kind;

    /// <summary>The kind that the features speak for, and by how much more than for <paramref name="over"/>.</summary>
    public (NamedKind Kind, float Lead) Best(IReadOnlyList<uint> features, NamedKind over)
    {
        Span<float> scores = stackalloc float[Kinds.Length];
        Score(features, scores);
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
            if (scores[k] > scores[best])
                best = k;
        return (Kinds[best], scores[best] - scores[Math.Max(0, Array.IndexOf(Kinds, over))]);
    }

    public void Score(IReadOnlyList<uint> features, Span<float> scores)
    {
        foreach (var feature in features)
            if (_rows.TryGetValue(feature, out var row))
                for (var k = 0; k < scores.Length; k++)
                    scores[k] += _weights[row * Kinds.Length + k];
    }

    /// <summary>
    /// One scale, then for each feature its hash and four signed bytes; features that weigh nothing are left out.
    /// </summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        var scale = _weights.Max(Math.Abs) / 127;
        writer.Write(scale);
        foreach (var (hash, row) in _rows.OrderBy(r => r.Key))
        {
            var bytes = new sbyte[Kinds.Length];
            for (var k = 0; k < bytes.Length; k++)
                bytes[k] = (sbyte)Math.Round(_weights[row * Kinds.Length + k] / scale);
            if (Array.TrueForAll(bytes, b => Math.Abs((int)b) < 1))
                continue;
            writer.Write(hash);
            foreach (var b in bytes)
                writer.Write(b);
        }
    }

    public static KindModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var count = (int)((stream.Length - 4) / 8);
        var scale = reader.ReadSingle();
        var rows = new Dictionary<uint, int>(count);
        var weights = new float[count * Kinds.Length];
        for (var row = 0; row < count; row++)
        {
            rows[reader.ReadUInt32()] = row;
            for (var k = 0; k < Kinds.Length; k++)
                weights[row * Kinds.Length + k] = reader.ReadSByte() * scale;
        }
        return new KindModel(rows, weights);
    }

    private static KindModel? Load()
    {
        using var stream = typeof(KindModel).Assembly.GetManifestResourceStream("name-kinds.bin");
        return stream is null ? null : Read(stream);
    }
}
