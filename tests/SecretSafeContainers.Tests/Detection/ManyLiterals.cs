using CsCheck;
using SecretSafeContainers.Detection.Literals;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class ManyLiterals
{
    // Few bytes, so that they meet often: both cases, zeros, a class of its own and the shared one, a character beside the letters.
    private static readonly Gen<byte> Few = Gen.OneOf((byte)'a', (byte)'A', (byte)'b', (byte)'B', (byte)0, (byte)'[', (byte)'{', (byte)0xE1, (byte)0x7F);

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Few.Array[3, 9],
        Gen.Select(Gen.OneOf((byte)'a', (byte)'B', (byte)'{', (byte)0xC1).Array[3, 9], Gen.OneOf(2, 4), Spaced),
        Gen.Byte.Array[3, 40]);

    private static readonly Gen<SearchLiteral> Literal = Gen.Select(Bytes, Gen.Bool, (bytes, ignoreCase) => new SearchLiteral(bytes, ignoreCase));

    private static readonly Gen<SearchLiteral[]> Literals = Gen.OneOf(Literal.Array[1, 12], Literal.Array[100, 400])
        .SelectMany(literals => Gen.Int[0, literals.Length - 1].Array[0, 3].Select(again => (SearchLiteral[])[.. literals, .. again.Select(index => literals[index])]));

    // Those that this processor has; the scalar one is everywhere.
    public static IEnumerable<object[]> Kinds => Enum.GetValues<VectorKind>().Where(VectorKinds.IsSupported).Select(kind => new object[] { kind.ToString() });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void AreFoundWhereTheyStand(string name)
    {
        var kind = Enum.Parse<VectorKind>(name);
        Gen.Select(Literals, Few.Array[0, 200], Gen.Int[0, 12].Array[0, 12], Gen.Int[0, 700]).Sample(
            (literals, padding, chosen, owned) =>
            {
                // arrange: literals between others' bytes, one of them cut off at the end
                byte[] data = [.. chosen.SelectMany(index => padding.Take(7 * index).Concat(literals[index % literals.Length].Bytes)), .. padding];
                data = data[..(data.Length - (padding.Length % 5 * data.Length / 50))];
                owned = Math.Min(owned, data.Length);
                var expected = Naive(literals, data, owned);
                using var set = new LiteralSet(literals, kind);
                var found = new List<LiteralOccurrence>();

                // act
                set.FindByVectors(data, owned, found);

                // assert
                CollectionAssert.AreEquivalent(expected, found);
            },
            iter: 250, threads: 1);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void AreFoundInWindowsOfAnySize(string name)
    {
        var kind = Enum.Parse<VectorKind>(name);
        Gen.Select(Literals, Gen.Int[0, 1 << 20], Gen.OneOf(1, 2, 63, 64, 65, 127, 1_000, 16_384, 20_000)).Sample(
            (literals, seed, windowBytes) =>
            {
                // arrange
                var data = Mixed(literals, seed, windowBytes < 60 ? 600 : 40_000);
                var expected = AutomatonSearch.Of(literals, data);
                using var set = new LiteralSet(literals, kind);
                var found = new List<LiteralOccurrence>();

                // act
                for (var from = 0; from < data.Length; from += windowBytes)
                {
                    var window = new List<LiteralOccurrence>();
                    set.FindByVectors(data.AsSpan(from, Math.Min(windowBytes + set.MaxLength - 1, data.Length - from)), Math.Min(windowBytes, data.Length - from), window);
                    found.AddRange(window.Select(occurrence => occurrence with { Start = from + occurrence.Start }));
                }

                // assert
                Assert.IsTrue(expected.SetEquals(found), "other occurrences");
                Assert.HasCount(expected.Count, found);
            },
            iter: 20, threads: 1);
    }

    [TestMethod]
    public void AreFoundInShortTexts() =>
        Gen.Select(Literals, Gen.Int[0, 1 << 20], Gen.Int[0, 2_000]).Sample(
            (literals, seed, length) =>
            {
                var data = Mixed(literals, seed, length);
                var expected = AutomatonSearch.Of(literals, data);
                using var set = new LiteralSet(literals);
                var found = new List<LiteralOccurrence>();

                set.Find(data, data.Length, found);

                Assert.IsTrue(expected.SetEquals(found));
                Assert.HasCount(expected.Count, found);
            },
            iter: 80, threads: 1);

    [TestMethod]
    public void OfUnderThreeBytesAreRefused() =>
        Assert.ThrowsExactly<ArgumentException>(() => new LiteralSet([new([1, 2], IgnoreCase: false)]));

    [TestMethod]
    public void AreZeroedOnDispose()
    {
        var literal = "secret-head"u8.ToArray();
        var set = new LiteralSet([new(literal, IgnoreCase: false)]);

        set.Dispose();

        Assert.IsTrue(literal.All(value => value == 0));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void AreNotFoundAfterDispose(string name)
    {
        var kind = Enum.Parse<VectorKind>(name);
        var set = new LiteralSet([new("secret-head"u8.ToArray(), IgnoreCase: false)], kind);
        set.Dispose();
        var found = new List<LiteralOccurrence>();

        set.FindByVectors("a secret-head"u8, 13, found);

        Assert.IsEmpty(found);
    }

    private static byte[] Spaced(byte[] characters, int stride)
    {
        var bytes = new byte[((characters.Length - 1) * stride) + 1];
        for (var at = 0; at < characters.Length; at++)
        {
            bytes[at * stride] = characters[at];
        }

        return bytes;
    }

    // Literals, whole and cut, among bytes of theirs, zeros and noise.
    private static byte[] Mixed(SearchLiteral[] literals, int seed, int length)
    {
        var random = new Random(seed);
        var data = new List<byte>();
        while (data.Count < length)
        {
            var literal = literals[random.Next(literals.Length)].Bytes;
            data.AddRange(random.Next(6) switch
            {
                0 => literal,
                1 => literal.Take(literal.Length - 1),
                2 => literal.Select(value => (byte)(value ^ 0x20)),
                3 => literal.SelectMany(value => (byte[])[value, 0]),
                4 => new byte[random.Next(70)],
                _ => Enumerable.Range(0, random.Next(150)).Select(_ => (byte)random.Next(256)),
            });
        }

        return [.. data.Take(length)];
    }

    private static List<LiteralOccurrence> Naive(SearchLiteral[] literals, byte[] data, int owned)
    {
        var found = new List<LiteralOccurrence>();
        for (var start = 0; start < owned; start++)
        {
            for (var index = 0; index < literals.Length; index++)
            {
                var (bytes, ignoreCase) = literals[index];
                if (start + bytes.Length <= data.Length
                    && bytes.Zip(data.Skip(start)).All(pair => pair.First == pair.Second || (ignoreCase && Lower(pair.First) == Lower(pair.Second))))
                {
                    found.Add(new(index, start));
                }
            }
        }

        return found;
    }

    private static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value + 32) : value;
}
