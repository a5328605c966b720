using System.Runtime.InteropServices;

namespace NewsArchive.Text.Names;

/// <summary>
/// Features in the order they are found, each once. A name has dozens of them. One bit per feature shows that most are
/// new, so only the others have to be searched for.
/// </summary>
internal sealed class FeatureSet
{
    private readonly List<uint> features = new(256);
    private readonly ulong[] seen = new ulong[16];

    public ReadOnlySpan<uint> Hashes => CollectionsMarshal.AsSpan(features);

    public void Add(Feature feature)
    {
        // The low bits of such a hash are the best distributed.
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
