using System.Buffers.Binary;
using System.Text;
using SecretSafeContainers.Detection.Checksums;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class CredentialChecksums
{
    private static readonly byte[] Check = "123456789"u8.ToArray();

    // The check value of the CRC catalogue, and test vectors of .NET's own Marvin.
    [TestMethod]
    public void AreThoseOfTheStandards()
    {
        const ulong seed = 0x004FB61A001BDBCC;

        Assert.AreEqual(0xCBF43926, Crc32.Of(Check));
        Assert.AreEqual(0x30ED35C1u ^ 0x00CD3C7Du, Marvin32.Of([], seed));
        Assert.AreEqual(0x48E73FC7u ^ 0x7D75DDC1u, Marvin32.Of([0xAF], seed));
        Assert.AreEqual(0x7008F2E8u ^ 0x7E9CF556u, Marvin32.Of([0x86, 0x42, 0xDC, 0x59], seed));
    }

    // Revoked tokens that were published to explain the format, one part apart.
    [TestMethod]
    [DataRow(ChecksumKind.Base62Crc32, "ghp", "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17")]
    [DataRow(ChecksumKind.Base62Crc32, "npm", "_qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP")]
    public void HoldForAPublishedToken(ChecksumKind kind, string prefix, string rest) => Assert.IsTrue(Verifies(kind, prefix + rest));

    [TestMethod]
    public void HoldForWhatIsMadeByTheRules()
    {
        foreach (var (kind, secret) in Made())
        {
            Assert.IsTrue(Verifies(kind, secret), kind.ToString());
        }
    }

    [TestMethod]
    public void DoNotHoldWhenACharacterIsAnother()
    {
        foreach (var (kind, secret) in Made())
        {
            var changed = secret.ToCharArray();
            changed[8] = changed[8] == 'b' ? 'c' : 'b';

            Assert.IsFalse(Verifies(kind, new(changed)), kind.ToString());
        }
    }

    [TestMethod]
    public void DoNotHoldForWhatIsNone()
    {
        foreach (var kind in Enum.GetValues<ChecksumKind>())
        {
            foreach (var text in new[] { "", "a", "====", "%3d", new string('~', 52), new string('a', 52), new string('A', 84), new string('A', 200), "\u00ff\u00fe" })
            {
                Assert.IsFalse(Verifies(kind, text), kind.ToString());
            }
        }
    }

    [TestMethod]
    public void MakeAFindingSureOrLessSure()
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == "github-pat");
        var right = Made().First(made => made.Kind == ChecksumKind.Base62Crc32).Secret;

        Assert.AreEqual(Confidence.High, CredentialChecksum.ConfidenceOf(rule, Encoding.ASCII.GetBytes(right)));
        Assert.AreEqual(Confidence.Medium, CredentialChecksum.ConfidenceOf(rule, Encoding.ASCII.GetBytes("ghp_" + ExampleText.Alphanumeric(36))));
    }

    private static bool Verifies(ChecksumKind kind, string secret) => CredentialChecksum.Verifies(kind, Encoding.Latin1.GetBytes(secret));

    private static IEnumerable<(ChecksumKind Kind, string Secret)> Made()
    {
        var body = ExampleText.Alphanumeric(30);
        yield return (ChecksumKind.Base62Crc32, "ghp_" + body + Digits(Crc32.Of(Encoding.ASCII.GetBytes(body)), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 6));
        yield return (ChecksumKind.HexCrc32, "cfut_" + body + Crc32.Of(Encoding.ASCII.GetBytes(body)).ToString("x8", null));
        yield return (ChecksumKind.WholeHexCrc32, "ATATT3" + body + "=" + Crc32.Of(Encoding.ASCII.GetBytes("ATATT3" + body + "=")).ToString("X8", null));
        var routable = "glpat-" + body + ".1k";
        yield return (ChecksumKind.GitLabRoutable, routable + Digits(Crc32.Of(Encoding.ASCII.GetBytes(routable)), "0123456789abcdefghijklmnopqrstuvwxyz", 7));
        var entra = body[..3] + "8Q~" + ExampleText.Alphanumeric(31, 2);
        yield return (ChecksumKind.EntraClientSecret, entra + Digits(Marvin32.Of(Encoding.ASCII.GetBytes(entra), AzureKeyChecksum.SeedOf("AadPwd00")), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~", 1)[..3]);
        yield return (ChecksumKind.AzureKey, AzureKey(ExampleText.Base64(76) + "+ASt" + "AAAAAA==", "Default0"));
        yield return (ChecksumKind.AzureKey, AzureKey(ExampleText.Base64(33) + "+AEh" + "AAAAAA=", "Send0000"));
        yield return (ChecksumKind.AzureKey, AzureKey(ExampleText.Alphanumeric(42) + "AzSe" + "AAAAAA", "PAdmin00"));
        yield return (ChecksumKind.AzureAnnotatedKey, AzureKey(ExampleText.Alphanumeric(52) + "JQQJ99BA" + ExampleText.Alphanumeric(16, 3) + "AZDO" + "AAAAAA==", "Default0")[..84]);
        yield return (ChecksumKind.AzureDevOpsToken, DevOpsToken());
    }

    private static string Digits(uint number, string digits, int length)
    {
        var text = "";
        for (; number > 0; number /= (uint)digits.Length)
        {
            text = digits[(int)(number % (uint)digits.Length)] + text;
        }

        return text.PadLeft(length, digits[0]);
    }

    private static string AzureKey(string form, string seed)
    {
        var bytes = Convert.FromBase64String(form);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan()[^4..], Marvin32.Of(bytes.AsSpan()[..^4], AzureKeyChecksum.SeedOf(seed)));
        return Convert.ToBase64String(bytes);
    }

    // 32 bytes of 0 to 31, but for the four of the checksum.
    private static string DevOpsToken()
    {
        int[] places = [2, 7, 8, 22];
        var bytes = Enumerable.Range(0, 33).Select(at => (byte)at).ToArray();
        var checksum = Crc32.Of([.. bytes[..32].Where((_, at) => !places.Contains(at))]) ^ 0xE0B9692D;
        for (var at = 0; at < places.Length; at++)
        {
            bytes[places[at]] = (byte)(checksum >> (24 - (8 * at)));
        }

        var bits = string.Concat(bytes.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        return string.Concat(Enumerable.Range(0, 52).Select(at => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(at * 5, 5), 2)]));
    }
}
