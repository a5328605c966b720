using System.Runtime.InteropServices;

namespace NewsArchive.Text.Names;

/// <summary>
/// Features in the order in which they are found, each once. A name has some dozens, and each name of each text is
/// asked for its own: a bit for each of them says of nearly all that they are new, and only the others are looked for.
/// </summary>
internal sealed class FeatureSet
{
    private readonly List<uint> features = new(256);
    private readonly ulong[] seen = new ulong[16];

    public ReadOnlySpan<uint> Hashes => CollectionsMarshal.AsSpan(features);

    public void Add(Feature feature)
    {
        // The low bits of such a hash are its best mixed ones.
        var (hash, bit) = (feature.Hash, 1ul << (int)(feature.Hash & 63));
        ref var seen = ref this.seen[(hash >> 6) & 15];
        if ((seen & bit) != 0 && Hashes.Contains(hash))
            return;
        seen |= bit;
        features.Add(hash);
    }

    public void Clear()
    {
        Array.Clear(seen);
        features.Clear();
    }
}
