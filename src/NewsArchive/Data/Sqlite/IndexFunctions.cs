using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// What the full-text index knows of a match, as functions of SQL that stand where snippet() may stand:
/// <c>places(ArticleIndex)</c> tells where the words of the query are, and <c>words(ArticleIndex, column)</c> where
/// each word of a text begins and ends. Both give numbers of four bytes.
/// </summary>
internal static unsafe class IndexFunctions
{
    private const int Sizes = 2;

    /// <returns>SQLite's code.</returns>
    public static int AddTo(Fts5.Api* api)
    {
        int result;
        fixed (byte* places = "places\0"u8, words = "words\0"u8)
        {
            result = api->CreateFunction(api, places, null, &Places, null);
            if (result == Fts5.Ok)
                result = api->CreateFunction(api, words, null, &Words, null);
        }

        return result == Fts5.Ok ? ScoreFunction.AddTo(api) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Places(Fts5.Extension* api, nint index, nint call, int count, nint* values)
    {
        try
        {
            var result = PlacesOf(api, index, 0, out var numbers);
            Return(call, result, numbers);
        }
        catch (Exception)
        {
            Fts5.Fail(call, Fts5.Error);
        }
    }

    /// <summary>
    /// How many words the title has, and the text; then for each place its phrase, column, first word and number of
    /// words. In the order of columns and words.
    /// </summary>
    /// <param name="before">Room for so many other numbers before these.</param>
    /// <returns>SQLite's code.</returns>
    public static int PlacesOf(Fts5.Extension* api, nint index, int before, out int[] numbers)
    {
        var (titleSize, textSize, found) = (0, 0, 0);
        var result = api->ColumnSize(index, 0, &titleSize);
        if (result == Fts5.Ok)
            result = api->ColumnSize(index, 1, &textSize);
        if (result == Fts5.Ok)
            result = api->InstCount(index, &found);
        numbers = new int[before + Sizes + 4 * found];
        (numbers[before], numbers[before + 1]) = (titleSize, textSize);
        for (var at = 0; at < found && result == Fts5.Ok; at++)
        {
            int phrase, column, first;
            result = api->Inst(index, at, &phrase, &column, &first);
            if (result == Fts5.Ok)
                (phrase, column, first, api->PhraseSize(index, phrase))
                    .CopyTo(numbers.AsSpan(before + Sizes + 4 * at));
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Words(Fts5.Extension* api, nint index, nint call, int count, nint* values)
    {
        var taken = default(GCHandle);
        try
        {
            var words = new List<int>();
            taken = GCHandle.Alloc(words);
            byte* text;
            int length;
            var result = api->ColumnText(index, Fts5.Number(values[0]), &text, &length);
            if (result == Fts5.Ok)
                result = api->Tokenize(index, text, length, (void*)GCHandle.ToIntPtr(taken), &Take);
            Return(call, result, [.. words]);
        }
        catch (Exception)
        {
            Fts5.Fail(call, Fts5.Error);
        }
        finally
        {
            if (taken.IsAllocated)
                taken.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Take(void* taken, int flags, byte* word, int length, int start, int end)
    {
        try
        {
            // A further word at the same place has no number of its own.
            if ((flags & Fts5.Colocated) == 0)
                ((List<int>)GCHandle.FromIntPtr((nint)taken).Target!).AddRange([start, end]);
            return Fts5.Ok;
        }
        catch (Exception)
        {
            return Fts5.Error;
        }
    }

    private static void CopyTo(this (int, int, int, int) place, Span<int> to) =>
        (to[0], to[1], to[2], to[3]) = place;

    private static void Return(nint call, int result, int[] numbers)
    {
        if (result == Fts5.Ok)
            Fts5.Return(call, MemoryMarshal.AsBytes(numbers.AsSpan()));
        else
            Fts5.Fail(call, result);
    }
}
