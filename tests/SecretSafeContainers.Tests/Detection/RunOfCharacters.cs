using System.Text;
using CsCheck;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class RunOfCharacters
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

    private static readonly Gen<byte[]> Characters = Gen.OneOf(
        Gen.Char[Alphabet].Array[24].Select(characters => Encoding.ASCII.GetBytes(characters)),
        Gen.Char["0123456789abcdefABCDEF"].Array[24].Select(characters => Encoding.ASCII.GetBytes(characters)),
        Gen.Select(Gen.Byte[0x20, 0x90].Array[30], Gen.Int[0, 3], (text, shift) => Encoding.ASCII.GetBytes(Convert.ToBase64String(text))[shift..(shift + 24)]),
        Gen.Select(Gen.Byte[0x20, 0x90].Array[30], Gen.Int[0, 1], (text, shift) => Encoding.ASCII.GetBytes(Convert.ToHexString(text))[shift..(shift + 24)]));

    [TestMethod]
    public void HoldsTextIfItsBytesHaveFewHighBits() =>
        Gen.Select(Characters, Gen.Byte.Array[8]).Sample(
            (characters, behind) =>
            {
                var decoder = RunProbe.TryFor([.. characters, .. behind], out var shift);

                // Base32, in each of its alphabets, may be told apart from chance first: it has letters of one case.
                if (decoder?.Name is "base32" or "base32hex")
                {
                    var cased = characters[8..].Where(value => !char.IsAsciiDigit((char)value)).ToArray();
                    Assert.IsTrue(cased.All(value => char.IsAsciiLetterUpper((char)value)) || cased.All(value => char.IsAsciiLetterLower((char)value)));
                    return;
                }

                Assert.AreEqual(Plainly(characters), (decoder?.Name, decoder is null ? 0 : shift));
            },
            iter: 20_000, threads: 1);

    private static (string? Name, int Shift) Plainly(byte[] characters)
    {
        if (characters.All(value => char.IsAsciiHexDigit((char)value)))
        {
            var high = characters.Select(character => Convert.ToInt32(((char)character).ToString(), 16) >> 3).ToArray();
            var (even, odd) = (high.Where((_, at) => at % 2 == 0).Sum(), high.Where((_, at) => at % 2 == 1).Sum());
            return Math.Min(even, odd) > 2 ? (null, 0) : ("hex", even <= odd ? 0 : 1);
        }

        var values = characters.Select(character => Alphabet.IndexOf((char)character) is var value && value >= 64 ? value - 2 : value).ToArray();
        var highs = Enumerable.Range(0, 4).Select(shift =>
            values.Where((value, at) => ((at - shift + 4) % 4) switch { 0 => (value & 32) != 0, 1 => (value & 8) != 0, 2 => (value & 2) != 0, _ => false }).Count()).ToArray();
        return highs.Min() <= 3 ? ("base64", Array.IndexOf(highs, highs.Min())) : (null, 0);
    }
}
