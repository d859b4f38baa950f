using CsCheck;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class ManyLiterals
{
    private static readonly Gen<byte> Few = Gen.OneOf((byte)'a', (byte)'A', (byte)'b', (byte)'B', (byte)0, (byte)'[', (byte)0xE1);

    private static readonly Gen<SearchLiteral> Literal = Gen.Select(Few.Array[3, 7], Gen.Bool, (bytes, ignoreCase) => new SearchLiteral(bytes, ignoreCase));

    [TestMethod]
    public void AreFoundWhereTheyStand() =>
        Gen.Select(Literal.Array[0, 12], Few.Array[0, 200], Gen.Int[0, 200]).Sample(
            (literals, data, owned) =>
            {
                owned = Math.Min(owned, data.Length);
                using var set = new LiteralSet(literals);
                var found = new List<LiteralOccurrence>();

                set.Find(data, owned, found);

                CollectionAssert.AreEquivalent(Naive(literals, data, owned), found);
            },
            iter: 500, threads: 1);

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
