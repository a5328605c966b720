using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// The tokenizer of the full-text index: it folds the text and hands it to one of SQLite's own, which the arguments
/// name: <c>tokenize = "news1 porter unicode61 remove_diacritics 2"</c>. Texts and queries go through it alike. Where the
/// words of the original stand, <see cref="IndexedWords"/> tells in a tenth of the time.
/// </summary>
internal static unsafe class NewsTokenizer
{
    internal const int MaxKept = 1024 * 1024;

    /// <summary>With the number of the folding's version: see <see cref="TextFolding"/>.</summary>
    public static ReadOnlySpan<byte> Name => "news1\0"u8;

    [ThreadStatic]
    private static FoldedText? kept;

    /// <summary>
    /// From then on each connection of this process has the tokenizer, the <see cref="IndexFunctions"/> and the
    /// <see cref="UnpackFunction"/>, whoever opens it.
    /// </summary>
#pragma warning disable CA2255 // No connection can be opened too early, not by a test or a tool either.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        Batteries_V2.Init();
        Fts5.CallForEachConnection(&AddTo);
    }

    // An exception that left one of the functions below would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AddTo(nint connection, byte** error, void* routines)
    {
        try
        {
            Fts5.Api* api;
            var result = Fts5.Of(connection, &api);
            if (result != Fts5.Ok)
                return result;
            var tokenizer = new Fts5.Tokenizer
            {
                Version = 2,
                Create = &Create,
                Delete = &Delete,
                Tokenize = &Tokenize,
            };
            fixed (byte* name = Name)
                result = api->CreateTokenizer(api, name, api, &tokenizer, null);
            if (result == Fts5.Ok)
                result = IndexFunctions.AddTo(api);
            return result == Fts5.Ok ? UnpackFunction.AddTo(connection) : result;
        }
        catch (Exception exception)
        {
            return Result(exception);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Create(void* context, byte** arguments, int count, void** made)
    {
        try
        {
            *made = null;
            if (count == 0)
                return Fts5.Error;
            var api = (Fts5.Api*)context;
            void* innerContext;
            Fts5.Tokenizer* inner;
            var result = api->FindTokenizer(api, arguments[0], &innerContext, &inner);
            if (result != Fts5.Ok)
                return result;
            void* instance;
            result = inner->Create(innerContext, arguments + 1, count - 1, &instance);
            if (result != Fts5.Ok)
                return result;
            var own = (Inner*)NativeMemory.Alloc((nuint)sizeof(Inner));
            *own = new Inner { Functions = *inner, Instance = instance };
            *made = own;
            return Fts5.Ok;
        }
        catch (Exception exception)
        {
            return Result(exception);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Delete(void* tokenizer)
    {
        var inner = (Inner*)tokenizer;
        if (inner == null)
            return;
        inner->Functions.Delete(inner->Instance);
        NativeMemory.Free(inner);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Tokenize(
        void* tokenizer, void* context, int flags, byte* text, int length, byte* locale, int localeLength,
        delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> take)
    {
        try
        {
            var folded = kept ?? new FoldedText();
            kept = null; // in use, and not used again after an error
            var inner = (Inner*)tokenizer;
            int result;
            if (!TextFolding.Fold(new ReadOnlySpan<byte>(text, length), Purpose(flags), folded))
            {
                result = inner->Functions.Tokenize(
                    inner->Instance, context, flags, text, length, locale, localeLength, take);
            }
            else
            {
                fixed (byte* bytes = folded.Bytes)
                fixed (Edit* edits = folded.Edits)
                {
                    var call = new Call
                    {
                        Inner = inner,
                        Flags = flags,
                        Locale = locale,
                        LocaleLength = localeLength,
                        Bytes = bytes,
                        Take = take,
                        Context = context,
                        Edits = edits,
                        EditCount = folded.Edits.Length,
                    };
                    result = TokenizeFolded(&call, folded.Bytes.Length);
                }
            }

            if (folded.Capacity <= MaxKept)
                kept = folded;
            return result;
        }
        catch (Exception exception)
        {
            return Result(exception);
        }
    }

    // Words beside others go apart, so that they can be told from the rest.
    private static int TokenizeFolded(Call* call, int length)
    {
        var from = 0;
        for (var i = 0; i < call->EditCount; i++)
        {
            var edit = call->Edits[i];
            if (!edit.Beside)
                continue;
            var result = Pass(call, from, edit.At, beside: false);
            if (result == Fts5.Ok)
                result = Pass(call, edit.At, edit.At + edit.Length, beside: true);
            if (result != Fts5.Ok)
                return result;
            from = edit.At + edit.Length;
        }

        return Pass(call, from, length, beside: false);
    }

    private static int Pass(Call* call, int from, int end, bool beside)
    {
        if (from == end)
            return Fts5.Ok;
        call->From = from;
        call->Beside = beside;
        // FTS5 looks at the places of words only to mark them. When it makes an index or reads a query, it takes the
        // words without this detour, which would cost a twentieth of the time.
        var direct = !beside && (call->Flags & (Fts5.ForDocument | Fts5.ForQuery)) != 0;
        var inner = call->Inner;
        return inner->Functions.Tokenize(
            inner->Instance, direct ? call->Context : call, call->Flags, call->Bytes + from, end - from, call->Locale,
            call->LocaleLength, direct ? call->Take : &Receive);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Receive(void* context, int flags, byte* word, int length, int start, int end)
    {
        try
        {
            var call = (Call*)context;
            var edits = new ReadOnlySpan<Edit>(call->Edits, call->EditCount);
            return call->Take(
                call->Context,
                call->Beside ? flags | Fts5.Colocated : flags,
                word,
                length,
                FoldedText.OriginalStart(edits, call->From + start, ref call->StartCursor),
                FoldedText.OriginalEnd(edits, call->From + end, ref call->EndCursor));
        }
        catch (Exception exception)
        {
            return Result(exception);
        }
    }

    private static FoldFor Purpose(int flags) => (flags & (Fts5.ForQuery | Fts5.ForPrefix)) switch
    {
        0 => FoldFor.Article,
        Fts5.ForQuery => FoldFor.Query,
        _ => FoldFor.Beginning,
    };

    private static int Result(Exception exception) =>
        exception is OutOfMemoryException ? Fts5.OutOfMemory : Fts5.Error;

    /// <summary>One of SQLite's own tokenizers; lies in native memory as long as its table is in use.</summary>
    private struct Inner
    {
        public Fts5.Tokenizer Functions;
        public void* Instance;
    }

    /// <summary>A text that is being tokenized; lies on the stack.</summary>
    private struct Call
    {
        public Inner* Inner;
        public int Flags;
        public byte* Locale;
        public int LocaleLength;
        public byte* Bytes;
        public delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> Take;
        public void* Context;
        public Edit* Edits;
        public int EditCount;
        public int From;
        public bool Beside;
        public int StartCursor;
        public int EndCursor;
    }
}
