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
    public void IsFoundInVectorsAsByteByByte() =>
        Gen.Select(Content, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
            (data, from, owned) =>
            {
                from = Math.Min(from, data.Length);
                var end = Math.Min(from + owned, data.Length);

                Assert.AreEqual(Math.Min(end, RunFinder.FindBytesPlainly(data, from, end)), Math.Min(end, RunFinder.FindBytes(data, from, end)));
                Assert.AreEqual(Math.Min(end, RunFinder.FindWidePlainly(data, from, end)), Math.Min(end, RunFinder.FindWide(data, from, end)));
                Assert.AreEqual(Math.Min(end, RunFinder.FindUnitsPlainly(data, from, end)), Math.Min(end, RunFinder.FindUnits(data, from, end)));
            },
            iter: 5_000, threads: 1);
}
