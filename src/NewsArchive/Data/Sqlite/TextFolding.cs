using System.Buffers;
using System.Text;
using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>What a folded text is for.</summary>
internal enum FoldFor
{
    Article,
    Query,

    /// <summary>A query for the beginning of a word.</summary>
    Beginning,
}

/// <summary>
/// Folds UTF-8 so that different ways to write a word become the same word: "O’Brien" and "OBrien", "U.S." and "US",
/// "Łódź" and "lodz", "10,000" and "10000". An article and a query are folded alike, but an article may hold further
/// words beside a word, to be found by them as well: "Brien" beside "OBrien".
/// A change here makes what is in an index wrong: it needs a new <see cref="NewsTokenizer.Name"/> and a migration that
/// makes the index anew.
/// </summary>
internal ref struct TextFolding
{
    // Nothing that is folded begins with another byte.
    private static readonly SearchValues<byte> Begins =
        SearchValues.Create([.. "'`,.UWI"u8, .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    // Abbreviations that are other words in small letters; the stemmer even makes "us" of "use". The article's word has
    // one with a sign of its own beside it, of the private use area, and a query in capitals or with stops looks for
    // that one alone.
    private static readonly byte[][] Capitals = [[.. "US"u8], [.. "WHO"u8], [.. "IT"u8]];

    private readonly ReadOnlySpan<byte> text;
    private readonly FoldFor purpose;
    private readonly FoldedText folded;
    private int at;

    private TextFolding(ReadOnlySpan<byte> text, FoldFor purpose, FoldedText folded)
    {
        this.text = text;
        this.purpose = purpose;
        this.folded = folded;
        folded.Clear();
    }

    private static ReadOnlySpan<byte> CapitalSign => "\uE5A5"u8;

    /// <summary>False if the text is its own folded form: then <paramref name="folded"/> stays empty.</summary>
    public static bool Fold(ReadOnlySpan<byte> text, FoldFor purpose, FoldedText folded)
    {
        var folding = new TextFolding(text, purpose, folded);
        while (text[folding.at..].IndexOfAny(Begins) is var next and >= 0)
        {
            folding.at += next;
            folding.Step();
        }

        if (folded.Edits.Length == 0)
            return false;
        folded.CopyTo(text, text.Length);
        return true;
    }

    // Most signs are passed over at the first look: the end of a sentence, a comma between words, “, — and the like.
    private void Step()
    {
        var next = at + 1 < text.Length ? text[at + 1] : (byte)0;
        switch (text[at])
        {
            case (byte)'.' when next == ' ' && at > 1 && char.IsAsciiLetter((char)text[at - 1])
                && char.IsAsciiLetter((char)text[at - 2]):
                at++;
                return;
            case (byte)'.':
                Stop();
                return;
            case (byte)',':
                if (!char.IsAsciiDigit((char)next) || !JoinNumber(1))
                    at++;
                return;
            case (byte)'U' or (byte)'W' or (byte)'I':
                if (next is (byte)'S' or (byte)'H' or (byte)'T')
                    Capital();
                else
                    at++;
                return;
            case 0xE2 when next == 0x80 && at + 2 < text.Length && text[at + 2] is 0x9C or 0x9D or 0x93 or 0x94 or 0xA6:
                at += 3;
                return;
        }

        var rune = Utf8.RuneAt(text, at, out var length);
        if (NameKey.IsApostrophe(rune))
            Apostrophe(rune, length);
        else if (Signs.IsPaired(rune))
            Pairs();
        else if (!Signs.IsNumberSpace(rune) || !JoinNumber(length))
            Letter();
    }

    private void Letter()
    {
        var rune = Utf8.RuneAt(text, at, out var length);
        if (!rune.IsAscii && Signs.Fold(rune) is { } letters)
            Replace(length, letters);
        at += length;
    }

    private static bool IsSeparator(Rune rune) =>
        rune.Value is '.' or ',' || NameKey.IsApostrophe(rune) || Signs.IsNumberSpace(rune);

    // "10,000", "10.000", "10'000", "10 000" with a space that does not break, "1,00,000".
    private bool JoinNumber(int separatorLength)
    {
        var leading = 0;
        while (leading < 4 && leading < at && Utf8.IsDigit(text, at - leading - 1))
            leading++;
        var first = at - leading;
        if (leading is 0 or 4 || text[first] == '0')
            return false;
        // The decimals of another number.
        if (first > 1 && text[first - 1] is (byte)'.' or (byte)',' or (byte)'\'' && Utf8.IsDigit(text, first - 2))
            return false;
        var separator = text.Slice(at, separatorLength);
        var (end, last) = (at, 0);
        while (text[end..].StartsWith(separator) && Utf8.Digits(text, end + separatorLength) is var digits and > 0)
        {
            if (digits != 3 && !(digits == 2 && separator[0] == ','))
                return false;
            last = digits;
            end += separatorLength + digits;
        }

        if (last != 3)
            return false;
        while (at < end)
        {
            Replace(separatorLength, "");
            at += separatorLength;
            at += Utf8.Digits(text, at);
        }

        return true;
    }

    // Single letters with stops are one word: "U.S.", "J.K.Rowling", and "J. K. Rowling".
    private void Stop()
    {
        if (JoinNumber(1))
            return;
        var letter = Utf8.Before(text, at, out var start);
        if (!Rune.IsLetter(letter) || IsPartOf(start, out var before))
        {
            at++;
            return;
        }

        var spaced = !IsInitial(false, out _, out _);
        if (!spaced || before.Value != '.')
        {
            while (IsInitial(spaced, out var next, out var end))
            {
                Replace(next - at, "");
                for (at = next; at < end;)
                    Letter();
            }
        }

        if (CapitalOf(text[start..at]) is { } word && !IsPart(start, at))
            AddCapital(word);
        if (at < text.Length && text[at] == '.')
            at++;
    }

    /// <summary>True if a letter of the same abbreviation follows the stop.</summary>
    private readonly bool IsInitial(bool spaced, out int next, out int end)
    {
        (next, end) = (at + 1, at);
        if (at >= text.Length || text[at] != '.')
            return false;
        if (spaced)
        {
            var space = Utf8.RuneAt(text, next, out var length);
            if (space.Value != ' ' && !Signs.IsNumberSpace(space))
                return false;
            next += length;
        }

        var letter = Utf8.After(text, next, out end);
        if (!Rune.IsLetter(letter) || !Signs.IsWord(letter))
            return false;
        return spaced
            ? end < text.Length && text[end] == '.' && !Signs.IsWord(Utf8.After(text, end + 1, out _))
            : !Signs.IsWord(Utf8.After(text, end, out _));
    }

    private void Capital()
    {
        var start = at++;
        foreach (var word in Capitals)
        {
            if (text[start..].StartsWith(word) && !IsPart(start, start + word.Length))
            {
                at = start + word.Length;
                AddCapital(word);
                return;
            }
        }
    }

    /// <summary>True if the word that begins before <paramref name="start"/> may go on there.</summary>
    private readonly bool IsPartOf(int start, out Rune before)
    {
        before = Utf8.Before(text, start, out var place);
        return Signs.IsWord(before)
            || (NameKey.IsApostrophe(before) && Signs.IsWord(Utf8.Before(text, place, out _)));
    }

    // Of a longer word, which an apostrophe may join.
    private readonly bool IsPart(int start, int end)
    {
        if (IsPartOf(start, out _))
            return true;
        var after = Utf8.After(text, end, out var place);
        return Signs.IsWord(after)
            || (NameKey.IsApostrophe(after) && Joins(place - after.Utf8SequenceLength, after.Utf8SequenceLength));
    }

    private static byte[]? CapitalOf(ReadOnlySpan<byte> initials)
    {
        Span<char> letters = stackalloc char[3];
        var count = 0;
        for (var place = 0; place < initials.Length;)
        {
            var rune = Utf8.RuneAt(initials, place, out var length);
            place += length;
            if (!Rune.IsLetter(rune))
                continue;
            if (count == letters.Length || !rune.IsAscii)
                return null;
            letters[count++] = (char)rune.Value;
        }

        foreach (var word in Capitals)
        {
            if (Ascii.EqualsIgnoreCase(word, letters[..count]))
                return word;
        }

        return null;
    }

    private readonly void AddCapital(byte[] word)
    {
        if (purpose == FoldFor.Query)
            folded.Replace(text, at, 0, CapitalSign);
        else if (purpose == FoldFor.Article)
            folded.AddBeside(text, at, [.. word, .. CapitalSign]);
    }

    // Inside a word it is taken out; "’s" ends a word and belongs to none; "’ll" and the like stay words of their own,
    // since "we’ll" is not "well".
    private void Apostrophe(Rune sign, int length)
    {
        if (Joins(at, length))
        {
            Join(length);
            return;
        }

        if (JoinNumber(length))
            return;
        if (Signs.IsWord(Utf8.Before(text, at, out _)) && Utf8.Ending(text, at + length) == "s")
        {
            folded.Replace(text, at, length + 1, " "u8);
            at += length + 1;
        }
        else
        {
            // SQLite's tokenizer takes some of them for letters.
            if (Rune.IsLetter(sign))
                Replace(length, Signs.IsWord(Utf8.Before(text, at, out _)) ? " " : "");
            at += length;
        }
    }

    private readonly bool Joins(int place, int length) => Utf8.IsLetter(Utf8.Before(text, place, out _))
        && Utf8.IsLetter(Utf8.After(text, place + length, out _)) && Utf8.Ending(text, place + length) is null or "t";

    // The parts of the word can be looked for as well: "Ivoire" of "d’Ivoire".
    private void Join(int length)
    {
        var isWhole = purpose != FoldFor.Article || Utf8.Ending(text, at + length) == "t";
        Replace(length, "");
        at += length;
        if (isWhole)
            return;
        var parts = new List<Range>(2);
        var part = Utf8.WordStart(folded.Bytes);
        parts.Add(part..folded.Length);
        part = folded.Length;
        while (at < text.Length)
        {
            var rune = Utf8.RuneAt(text, at, out length);
            if (Signs.IsWord(rune) || Signs.IsHidden(rune))
            {
                Letter();
            }
            else if (NameKey.IsApostrophe(rune) && Joins(at, length))
            {
                Replace(length, "");
                at += length;
                parts.Add(part..(folded.Length));
                part = folded.Length;
            }
            else if (!IsSeparator(rune) || !JoinNumber(length))
            {
                break;
            }
        }

        folded.CopyTo(text, at);
        parts.Add(part..folded.Length);
        var beside = new List<byte>();
        foreach (var range in parts)
        {
            if (range.End.Value - range.Start.Value > 1)
                beside.AddRange([.. folded.Bytes[range], (byte)' ']);
        }

        if (beside.Count > 0)
            folded.AddBeside(text, at, [.. beside]);
    }

    // Each sign with the next one; in an article the last one by itself, too, beside its pair.
    private void Pairs()
    {
        Span<byte> pair = stackalloc byte[9];
        pair[0] = (byte)' ';
        var (count, from, length) = (0, at, 0);
        while (at < text.Length)
        {
            var start = at;
            var rune = Utf8.RuneAt(text, at, out var runeLength);
            if (!Signs.IsPaired(rune))
            {
                if (!Signs.IsHidden(rune))
                    break;
                at += runeLength;
                continue;
            }

            at += runeLength;
            if (Signs.IsVoicing(Utf8.RuneAt(text, at, out runeLength)))
                at += runeLength;
            if (at - start > 4 || Signs.IsCompatible(rune))
                rune = Usual(text[start..at]) ?? rune;
            var signLength = rune.EncodeToUtf8(pair[(1 + length)..]);
            if (count++ > 0)
            {
                folded.Replace(text, from, at - from, pair[..(1 + length + signLength)]);
                pair.Slice(1 + length, signLength).CopyTo(pair[1..]);
            }

            (from, length) = (start, signLength);
        }

        if (count == 1)
            folded.Replace(text, from, at - from, pair[..(1 + length)]);
        else if (purpose == FoldFor.Article)
            folded.AddBeside(text, at, pair[1..(1 + length)]);
        folded.Replace(text, at, 0, " "u8);
    }

    private static Rune? Usual(ReadOnlySpan<byte> sign)
    {
        foreach (var rune in Encoding.UTF8.GetString(sign).Normalize(NormalizationForm.FormKC).EnumerateRunes())
            return rune;
        return null;
    }

    private readonly void Replace(int length, string with)
    {
        Span<byte> bytes = stackalloc byte[64];
        folded.Replace(text, at, length, bytes[..Encoding.UTF8.GetBytes(with, bytes)]);
    }
}
