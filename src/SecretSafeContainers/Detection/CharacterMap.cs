using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection;

/// <summary>
/// The bytes of a window, and of each of them three bits: whether it is a character of base64, whether it may stand in a list of numbers, and whether it is zero. So runs of characters, of one byte or of several,
/// are found in words of 64 bytes, and each byte is looked at once.
/// </summary>
internal readonly ref struct CharacterMap
{
    private const int WordBytes = 64;
    private const int Maps = 3;
    private const int ReachBytes = 2 * WordBytes;

    private readonly Span<ulong> characters;
    private readonly Span<ulong> zeros;
    private readonly Span<ulong> numbers;

    /// <summary>Maps the bytes of a window.</summary>
    /// <param name="data">The window.</param>
    /// <param name="from">Where the bytes of interest start.</param>
    /// <param name="end">Where they end; of what stands before and behind, only what the shortest run can reach is mapped.</param>
    /// <param name="words">Receives the bits: <see cref="WordsFor"/> the window's length.</param>
    public CharacterMap(ReadOnlySpan<byte> data, int from, int end, Span<ulong> words)
    {
        Data = data;
        var count = WordsFor(data.Length) / Maps;
        characters = words[..count];
        zeros = words.Slice(count, count);
        numbers = words.Slice(2 * count, count);
        Map(data[..Math.Min(data.Length, end + ReachBytes)], Math.Max(0, from - ReachBytes) / WordBytes, characters, zeros, numbers);
    }

    /// <summary>The window.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Words for a window's bits, and for what is read behind them.</summary>
    public static int WordsFor(int bytes) => Maps * ((bytes / WordBytes) + 2);

    /// <summary>True if a run stands in the window, of characters of any size.</summary>
    public bool HasRun => FindBytes(0, Data.Length) < Data.Length || FindUnits(0, Data.Length) < Data.Length || FindWide(0, Data.Length) < Data.Length || FindNumbers(0, Data.Length) < Data.Length || FindCodes(0, Data.Length) < Data.Length;

    /// <summary>The first place from which <see cref="EncodedRuns.LeastCharacters"/> stand in a row, in single bytes; the end if there is none before it.</summary>
    /// <param name="from">Where to start.</param>
    /// <param name="end">Where places are no longer of interest; a run may reach beyond it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindBytes(int from, int end)
    {
        var word = from / WordBytes;
        for (var (low, few) = (characters[word], Row(characters[word], 1, 2, 4)); word * WordBytes < end; word++)
        {
            // Of a run that begins in a word, half lies in it or in the next: so few bits in a row are in one of them, and mostly in neither.
            var high = characters[word + 1];
            var fewNext = Row(high, 1, 2, 4);
            if ((few | fewNext) != 0)
            {
                var (row, next) = (low & Shifted(low, high, 1), high & (high >> 1));
                (row, next) = (row & Shifted(row, next, 2), next & (next >> 2));
                (row, next) = (row & Shifted(row, next, 4), next & (next >> 4));
                row &= Shifted(row, next, 8) & Shifted(row, next, 16) & NotBefore(from, word);
                if (row != 0)
                {
                    return Math.Min(end, (word * WordBytes) + BitOperations.TrailingZeroCount(row));
                }
            }

            (low, few) = (high, fewNext);
        }

        return end;
    }

    /// <summary>The same for characters of two bytes, the second of which is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindUnits(int from, int end)
    {
        var word = from / WordBytes;
        for (var low = UnitsOf(word); word * WordBytes < end; word++)
        {
            var high = UnitsOf(word + 1);
            if (((low & (low >> 2)) | (high & (high >> 2))) != 0)
            {
                var (row, next) = (low & Shifted(low, high, 2), high & (high >> 2));
                (row, next) = (row & Shifted(row, next, 4), next & (next >> 4));
                (row, next) = (row & Shifted(row, next, 8), next & (next >> 8));
                row &= Shifted(row, next, 16) & Shifted(row, next, 32) & NotBefore(from, word);
                if (row != 0)
                {
                    return Math.Min(end, (word * WordBytes) + BitOperations.TrailingZeroCount(row));
                }
            }

            low = high;
        }

        return end;
    }

    /// <summary>The same for text of four bytes a character, the last three of which are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindWide(int from, int end)
    {
        var word = from / WordBytes;
        for (var low = WideOf(word); word * WordBytes < end; word++)
        {
            var high = WideOf(word + 1);
            if (((low & (low >> 4)) | (high & (high >> 4))) != 0)
            {
                var (row, next) = (low & Shifted(low, high, 4), high & (high >> 4));
                (row, next) = (row & Shifted(row, next, 8), next & (next >> 8));

                // Eight in a row, which a table of numbers seldom has.
                for (row &= Shifted(row, next, 16) & NotBefore(from, word); row != 0; row &= row - 1)
                {
                    var at = (word * WordBytes) + BitOperations.TrailingZeroCount(row);
                    if (at >= end || IsWideRun(Data, at))
                    {
                        return Math.Min(end, at);
                    }
                }
            }

            low = high;
        }

        return end;
    }

    /// <summary>The first place from which <see cref="NumberList.LeastCharacters"/> stand in a row of which lists of bytes are made; the end if there is none before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindNumbers(int from, int end)
    {
        var word = from / WordBytes;
        for (var (low, few) = (numbers[word], Row(numbers[word], 1, 2, 4)); word * WordBytes < end; word++)
        {
            // Of a row that begins in a word, half lies in it or in the next.
            var high = numbers[word + 1];
            var fewNext = Row(high, 1, 2, 4);
            if (((few & (few >> 8)) | (fewNext & (fewNext >> 8))) != 0)
            {
                var (row, next) = (low & Shifted(low, high, 1), high & (high >> 1));
                (row, next) = (row & Shifted(row, next, 2), next & (next >> 2));
                (row, next) = (row & Shifted(row, next, 4), next & (next >> 4));
                (row, next) = (row & Shifted(row, next, 8), next & (next >> 8));
                row &= Shifted(row, next, 16) & NotBefore(from, word);
                if (row != 0)
                {
                    return Math.Min(end, (word * WordBytes) + BitOperations.TrailingZeroCount(row));
                }
            }

            (low, few) = (high, fewNext);
        }

        return end;
    }

    /// <summary>The first digit at which a list of codes may begin (see <see cref="DigitRhythm"/>), with no zero near behind it; the end if there is none before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindCodes(int from, int end)
    {
        var (mapped, next) = (-1, 0UL);
        for (var word = from / WordBytes; word * WordBytes < end; word++)
        {
            // Programs have a zero in nearly every word.
            var (behindZero, beforeZero) = (WordBytes - BitOperations.LeadingZeroCount(zeros[word]), BitOperations.TrailingZeroCount(zeros[word + 1]));
            if (behindZero > Math.Min(beforeZero, WordBytes - 1))
            {
                continue;
            }

            var low = mapped == word ? next : DigitsOf(word);
            (mapped, next) = (word + 1, DigitsOf(word + 1));
            if (BitOperations.PopCount(low) + BitOperations.PopCount(next) < DigitRhythm.LeastDigits)
            {
                continue;
            }

            var before = word > 0 && char.IsAsciiDigit((char)Data[(word * WordBytes) - 1]) ? 1UL : 0;
            for (var starts = low & ~((low << 1) | before) & NotBefore(from, word) & (ulong.MaxValue << behindZero); starts != 0; starts &= starts - 1)
            {
                var bit = BitOperations.TrailingZeroCount(starts);
                if (bit <= beforeZero && DigitRhythm.IsRegular(Behind(low, next, bit), Behind(characters[word], characters[word + 1], bit)))
                {
                    return Math.Min(end, (word * WordBytes) + bit);
                }
            }
        }

        return end;
    }

    // The bits of a place and the 63 behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Behind(ulong low, ulong high, int bit) => (low >> bit) | (high << 1 << (WordBytes - 1 - bit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong DigitsOf(int word)
    {
        var at = word * WordBytes;
        if (at + WordBytes <= Data.Length)
        {
            var bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Data), (nuint)at);
            return Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits();
        }

        var digits = 0UL;
        for (; at < Data.Length; at++)
        {
            digits |= (char.IsAsciiDigit((char)Data[at]) ? 1UL : 0) << at;
        }

        return digits;
    }

    /// <summary>Where the characters end that stand in single bytes from a place on; the end if they do not end before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int EndOfBytes(int from, int end)
    {
        for (var word = from / WordBytes; word * WordBytes < end; word++)
        {
            var others = ~characters[word] & NotBefore(from, word);
            if (others != 0)
            {
                return Math.Min(end, (word * WordBytes) + BitOperations.TrailingZeroCount(others));
            }
        }

        return end;
    }

    /// <summary>True for a character of Latin-1 in UTF-32, seen from its low byte.</summary>
    public static bool IsWide(ReadOnlySpan<byte> data, int at) =>
        at + 4 <= data.Length && data[at + 1] == 0 && data[at + 2] == 0 && data[at + 3] == 0 && data[at] is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0xFF) or (byte)'\t' or (byte)'\n' or (byte)'\r';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Shifted(ulong low, ulong high, int bits) => (low >> bits) | (high << (64 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Row(ulong bits, int first, int second, int third)
    {
        bits &= bits >> first;
        bits &= bits >> second;
        return bits & (bits >> third);
    }

    // Behind the last word nothing stands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong UnitsOf(int word) => characters[word] & (word + 1 < zeros.Length ? Shifted(zeros[word], zeros[word + 1], 1) : zeros[word] >> 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong WideOf(int word)
    {
        var (zero, next) = (zeros[word], word + 1 < zeros.Length ? zeros[word + 1] : 0);
        return ~zero & Shifted(zero, next, 1) & Shifted(zero, next, 2) & Shifted(zero, next, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NotBefore(int from, int word) => word == from / WordBytes ? ulong.MaxValue << from : ulong.MaxValue;

    private static bool IsWideRun(ReadOnlySpan<byte> data, int at)
    {
        var count = 0;
        while (count < EncodedRuns.LeastCharacters && IsWide(data, at + (4 * count)))
        {
            count++;
        }

        return count == EncodedRuns.LeastCharacters;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Map(ReadOnlySpan<byte> data, int word, Span<ulong> characters, Span<ulong> zeros, Span<ulong> numbers)
    {
        ref var source = ref MemoryMarshal.GetReference(data);
        for (; (word + 1) * WordBytes <= data.Length; word++)
        {
            var bytes = Vector512.LoadUnsafe(ref source, (nuint)(word * WordBytes));
            characters[word] = CharactersOf(bytes, out numbers[word]);
            zeros[word] = Vector512.Equals(bytes, Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        (characters[word], zeros[word], numbers[word]) = (0, 0, 0);
        for (var at = word * WordBytes; at < data.Length; at++)
        {
            characters[word] |= (RunDecoder.IsCharacter(data[at]) ? 1UL : 0) << at;
            zeros[word] |= (data[at] == 0 ? 1UL : 0) << at;
            numbers[word] |= (NumberReader.IsCharacter(data[at]) ? 1UL : 0) << at;
        }

        (characters[word + 1], zeros[word + 1], numbers[word + 1]) = (0, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong CharactersOf(Vector512<byte> bytes, out ulong numbers)
    {
        var lower = (bytes | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a');
        var letters = Vector512.LessThanOrEqual(lower, Vector512.Create((byte)25));
        var digits = bytes - Vector512.Create((byte)'/');
        var dash = Vector512.Equals(bytes, Vector512.Create((byte)'-'));
        var signs = Vector512.Equals(bytes, Vector512.Create((byte)'+')) | dash | Vector512.Equals(bytes, Vector512.Create((byte)'_'));
        var inNumbers = Vector512.LessThanOrEqual(lower, Vector512.Create((byte)5)) | Vector512.Equals(lower, Vector512.Create((byte)('x' - 'a')))
            | Vector512.LessThanOrEqual(digits - Vector512.Create((byte)1), Vector512.Create((byte)11)) | Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'\t'), Vector512.Create((byte)4));
        var between = Vector512.Equals(bytes, Vector512.Create((byte)' ')) | Vector512.Equals(bytes, Vector512.Create((byte)',')) | dash;
        numbers = (inNumbers | between).ExtractMostSignificantBits();
        return (letters | Vector512.LessThanOrEqual(digits, Vector512.Create((byte)10)) | signs).ExtractMostSignificantBits();
    }
}
