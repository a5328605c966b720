using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// The SQL function <c>unpack</c>: the text that a <see cref="PackedText"/> holds. Through it the full-text index reads
/// articles, whose texts are stored once, and packed.
/// </summary>
internal static unsafe class UnpackFunction
{
    /// <returns>SQLite's code.</returns>
    public static int AddTo(nint connection)
    {
        fixed (byte* name = "unpack\0"u8)
            return Fts5.AddFunction(connection, name, 1, &Unpack);
    }

    // An exception that left it would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Unpack(nint call, int count, nint* values)
    {
        try
        {
            var text = PackedText.Utf8(Fts5.Bytes(values[0]));
            // A null pointer, as an empty span has, would mean no text at all.
            fixed (byte* start = text.IsEmpty ? "\0"u8 : text)
                Fts5.Return(call, start, text.Length);
        }
        catch (Exception exception)
        {
            var message = Encoding.UTF8.GetBytes($"a text cannot be unpacked: {exception.Message}");
            fixed (byte* words = message)
                Fts5.Fail(call, words, message.Length);
        }
    }
}
