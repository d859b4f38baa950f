using CsCheck;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class FirstRunOfCharacters
{
    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOf((byte)'a', (byte)'Z', (byte)'0', (byte)'9', (byte)'+', (byte)'/', (byte)'-', (byte)'_', (byte)'z', (byte)'A').Array[0, 60],
        Gen.OneOf((byte)'b', (byte)'7').Array[0, 60].Select(bytes => bytes.SelectMany(value => new byte[] { value, 0 }).ToArray()),
        Gen.OneOf((byte)'b', (byte)'?').Array[0, 60].Select(bytes => bytes.SelectMany(value => new byte[] { value, 0, 0, 0 }).ToArray()),
        Gen.OneOf((byte)',', (byte)'.', (byte)':', (byte)'@', (byte)'[', (byte)'`', (byte)'{', (byte)0).Array[1, 3]).Array[0, 12]
        .Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [TestMethod]
    public void IsFoundInWordsAsByteByByte() =>
        Gen.Select(Content, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
            (data, from, owned) =>
            {
                from = Math.Min(from, data.Length);
                var end = Math.Min(from + owned, data.Length);

                // What an earlier window left in the words must not count.
                var words = new ulong[CharacterMap.WordsFor(data.Length)];
                Array.Fill(words, ulong.MaxValue);
                var map = new CharacterMap(data, from, end, words);

                Assert.AreEqual(Math.Min(end, FindBytesPlainly(data, from, end)), map.FindBytes(from, end));
                Assert.AreEqual(Math.Min(end, FindWidePlainly(data, from, end)), map.FindWide(from, end));
                Assert.AreEqual(Math.Min(end, FindUnitsPlainly(data, from, end)), map.FindUnits(from, end));
                Assert.AreEqual(end - from - data[from..end].SkipWhile(RunDecoder.IsCharacter).Count(), map.EndOfBytes(from, end) - from);
            },
            iter: 5_000, threads: 1);

    private static int FindBytesPlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        var length = 0;
        for (var at = from; at < data.Length && at - length < end; at++)
        {
            length = RunDecoder.IsCharacter(data[at]) ? length + 1 : 0;
            if (length == EncodedRuns.LeastCharacters)
            {
                return at + 1 - length;
            }
        }

        return end;
    }

    private static int FindUnitsPlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (UnitsAt(data, at) == EncodedRuns.LeastCharacters)
            {
                return at;
            }
        }

        return end;
    }

    private static int FindWidePlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (IsWideRun(data, at))
            {
                return at;
            }
        }

        return end;
    }

    private static int UnitsAt(ReadOnlySpan<byte> data, int at)
    {
        var count = 0;
        while (count < EncodedRuns.LeastCharacters && IsUnit(data, at + (2 * count)))
        {
            count++;
        }

        return count;
    }

    private static bool IsWideRun(ReadOnlySpan<byte> data, int at)
    {
        var count = 0;
        while (count < EncodedRuns.LeastCharacters && CharacterMap.IsWide(data, at + (4 * count)))
        {
            count++;
        }

        return count == EncodedRuns.LeastCharacters;
    }

    private static bool IsUnit(ReadOnlySpan<byte> data, int at) => at + 1 < data.Length && data[at + 1] == 0 && RunDecoder.IsCharacter(data[at]);
}
