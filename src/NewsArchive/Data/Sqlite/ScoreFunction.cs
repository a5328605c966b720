using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// <c>score(ArticleIndex, most, likes)</c>: how well a match fits, as bm25 has it, the more the better; NULL once so
/// many were scored. FTS5's own bm25() scores all matches, or none: to score some of them, all are found twice. And it
/// goes through the index for each phrase to see how rare it is, for names of one person too, of which there may be
/// sixty.
/// </summary>
/// <remarks>
/// Of those that may be among the best, it gives bytes: the score, and what <c>places(ArticleIndex)</c> gives. To ask
/// for the places of a few afterwards, the index would have to find them again.
/// </remarks>
internal static unsafe class ScoreFunction
{
    // A word in the title counts as much as several in the text.
    private const double InTitle = 5, InText = 1;

    // As usual: how soon another occurrence adds nothing, and how much a long text is held against it.
    private const double Saturation = 1.2, Length = 0.75;

    private const int AllColumns = -1;

    /// <returns>SQLite's code.</returns>
    public static int AddTo(Fts5.Api* api)
    {
        fixed (byte* name = "score\0"u8)
            return api->CreateFunction(api, name, null, &Score, null);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Score(Fts5.Extension* api, nint match, nint call, int count, nint* values)
    {
        try
        {
            var query = (Query*)api->GetAuxdata(match, 0);
            var result = Fts5.Ok;
            if (query is null)
                result = Begin(api, match, Fts5.Number(values[0]), Fts5.Bytes(values[1]), &query);
            if (result == Fts5.Ok && query->Left > 0)
            {
                double score;
                result = Score(api, match, query, &score);
                if (result == Fts5.Ok && query->IsAmongBest(score))
                    result = ReturnPlaces(api, match, call, score);
                else if (result == Fts5.Ok)
                    Fts5.Return(call, score);
            }

            if (result != Fts5.Ok)
                Fts5.Fail(call, result);
        }
        catch (Exception)
        {
            Fts5.Fail(call, Fts5.Error);
        }
    }

    private static int ReturnPlaces(Fts5.Extension* api, nint match, nint call, double score)
    {
        var result = IndexFunctions.PlacesOf(api, match, sizeof(double) / sizeof(int), out var numbers);
        if (result != Fts5.Ok)
            return result;
        var bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        MemoryMarshal.Write(bytes, score);
        Fts5.Return(call, bytes);
        return result;
    }

    private static int Score(Fts5.Extension* api, nint match, Query* query, double* score)
    {
        query->Left--;
        int size, found = 0;
        var result = api->ColumnSize(match, AllColumns, &size);
        if (result == Fts5.Ok)
            result = api->InstCount(match, &found);
        var weights = query->Weights;
        var often = query->Often;
        new Span<double>(often, query->Phrases).Clear();
        for (var at = 0; result == Fts5.Ok && at < found; at++)
        {
            int phrase, column, first;
            result = api->Inst(match, at, &phrase, &column, &first);
            if (result == Fts5.Ok)
                often[phrase] += column == 0 ? InTitle : InText;
        }

        *score = 0;
        var length = Saturation * (1 - Length + Length * size / query->Average);
        for (var phrase = 0; phrase < query->Phrases; phrase++)
            *score += weights[phrase] * often[phrase] * (Saturation + 1) / (often[phrase] + length);
        return result;
    }

    /// <param name="likes">For each phrase, the one it counts as much as.</param>
    private static int Begin(Fts5.Extension* api, nint match, int most, ReadOnlySpan<byte> likes, Query** begun)
    {
        var phrases = api->PhraseCount(match);
        var query = *begun = (Query*)NativeMemory.AllocZeroed((nuint)(sizeof(Query) + 2 * phrases * sizeof(double)));
        (query->Left, query->Phrases) = (most, phrases);
        // Freed by SQLite from here on, whatever it returns.
        var result = api->SetAuxdata(match, query, &Free);
        long rows = 0, words = 0;
        if (result == Fts5.Ok)
            result = api->RowCount(match, &rows);
        if (result == Fts5.Ok)
            result = api->ColumnTotalSize(match, AllColumns, &words);
        if (result != Fts5.Ok)
            return result;
        query->Average = Math.Max(1, words / (double)Math.Max(1, rows));
        var like = MemoryMarshal.Cast<byte, int>(likes);
        var rare = new Dictionary<int, double>();
        // Where all count the same, it is enough to know that.
        var isOne = like.Length != phrases || !like.ContainsAnyExcept(like[0]);
        for (var phrase = 0; phrase < phrases && result == Fts5.Ok; phrase++)
        {
            var other = isOne ? 0 : like[phrase];
            if (!rare.TryGetValue(other, out var weight))
            {
                long having = 0;
                if (!isOne)
                    result = api->QueryPhrase(match, other, &having, &CountOne);
                // A word that is in more than half of all articles still counts a little.
                weight = rare[other] = isOne ? 1 : Math.Max(1e-6, Math.Log((rows - having + 0.5) / (having + 0.5)));
            }

            query->Weights[phrase] = weight;
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CountOne(Fts5.Extension* api, nint match, void* count)
    {
        ++*(long*)count;
        return Fts5.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* query) => NativeMemory.Free(query);

    /// <summary>What is known of a query from its first match on; its phrases' numbers follow.</summary>
    private struct Query
    {
        public int Left;
        public int Phrases;
        public double Average;
        private fixed double best[SearchQuery.PageSize];
        private int worst;

        /// <summary>False when there are a page of better ones.</summary>
        public bool IsAmongBest(double score)
        {
            if (score <= best[worst])
                return false;
            best[worst] = score;
            for (var at = 0; at < SearchQuery.PageSize; at++)
            {
                if (best[at] < best[worst])
                    worst = at;
            }

            return true;
        }

        public readonly double* Weights => (double*)((Query*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) + 1);

        public readonly double* Often => Weights + Phrases;
    }
}
