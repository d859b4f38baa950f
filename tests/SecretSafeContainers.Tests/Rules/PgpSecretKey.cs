using System.Buffers.Binary;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Rules;

/// <summary>Secret keys of OpenPGP; numbers are noise, as nothing of them decides.</summary>
[TestClass]
public sealed class PgpSecretKey
{
    private const string Open = "private-key-file";
    private const string Protected = "private-key-file-encrypted";

    private static readonly byte[] InTheOpen = [0];
    private static readonly byte[] UnderAPassphrase = [254, 7, 3, 8];
    private static readonly byte[] OnACard = [255, 0, 101, 0, (byte)'G', (byte)'N', (byte)'U', 2];

    [TestMethod]
    [DataRow(1, 4, DisplayName = "RSA")]
    [DataRow(17, 4, DisplayName = "DSA")]
    [DataRow(22, 4, DisplayName = "EdDSA")]
    [DataRow(18, 4, DisplayName = "ECDH")]
    [DataRow(1, 3, DisplayName = "RSA, version 3")]
    [DataRow(27, 6, DisplayName = "Ed25519, version 6")]
    public void IsJudgedByHowItIsKept(int algorithm, int version)
    {
        Assert.AreEqual(Open, KeyStoreFile.RuleOf(Key(5, version, algorithm, InTheOpen)));
        Assert.AreEqual(Protected, KeyStoreFile.RuleOf(Key(5, version, algorithm, UnderAPassphrase)));
        Assert.IsNull(KeyStoreFile.RuleOf(Key(5, version, algorithm, OnACard)));
    }

    [TestMethod]
    public void IsAsOpenAsTheFirstOfTheRingThatIs() =>
        Assert.AreEqual(Open, KeyStoreFile.RuleOf([.. Key(5, 4, 1, OnACard), 0xB4, 3, 1, 2, 3, .. Key(7, 4, 18, UnderAPassphrase), .. Key(7, 4, 18, InTheOpen)]));

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow(@"\n", DisplayName = "in JSON")]
    [DataRow(@"\r\n", DisplayName = "in JSON with CRLF")]
    [DataRow(@"\\n", DisplayName = "in JSON within JSON")]
    public void IsJudgedTheSameInArmor(string lineEnd)
    {
        Assert.AreEqual("private-key", Assert.ContainsSingle(RulesOfArmored(Key(5, 4, 1, InTheOpen), lineEnd)));
        Assert.AreEqual(Protected, Assert.ContainsSingle(RulesOfArmored(Key(5, 4, 1, UnderAPassphrase), lineEnd)));
    }

    [TestMethod]
    [DataRow("(11:" + "private-key(3:rsa(1:n", Open)]
    [DataRow("(21:" + "protected-private-key(3:rsa(1:n", Protected)]
    [DataRow("(20:shadowed-private-key(3:rsa(1:n", null)]
    [DataRow("Created: 20240101T000000\nKey: (" + "private-key (rsa (n #00#", Open)]
    [DataRow("Created: 20240101T000000\nKey: (" + "protected-private-key (rsa (n #00#", Protected)]
    [DataRow("Created: yesterday\nby nobody", null)]
    public void IsKnownInTheFilesOfItsAgent(string content, string? rule) => Assert.AreEqual(rule, KeyStoreFile.RuleOf([.. content.Select(character => (byte)character)]));

    [TestMethod]
    public void IsReadWithoutFailureCutShortOrDamaged()
    {
        byte[] ring = [.. Key(5, 4, 18, UnderAPassphrase), .. Key(7, 4, 22, UnderAPassphrase)];
        for (var length = 0; length < ring.Length; length++)
        {
            _ = KeyStoreFile.RuleOf(ring[..length]);
            var damaged = ring.ToArray();
            damaged[length] ^= 0xFF;
            _ = KeyStoreFile.RuleOf(damaged);
        }
    }

    private static IEnumerable<string> RulesOfArmored(byte[] key, string lineEnd)
    {
        var lines = Convert.ToBase64String(key).Chunk(64).Select(line => new string(line));
        var text = "-----BEGIN PGP " + $"PRIVATE KEY BLOCK-----{lineEnd}{lineEnd}{string.Join(lineEnd, lines)}{lineEnd}=abcd{lineEnd}-----END PGP " + "PRIVATE KEY BLOCK-----";
        return Scanned.Of(text, RuleCatalogue.All).Detections.Select(detection => detection.Rule!.Id);
    }

    private static byte[] Key(int tag, int version, int algorithm, byte[] kept)
    {
        byte[] curve = [8, 0x2B, 6, 1, 4, 1, 0xDA, 0x47, 0x0F];
        byte[] numbers = algorithm switch
        {
            1 => [.. Number(2048), .. Number(17)],
            17 => [.. Number(2048), .. Number(256), .. Number(2048), .. Number(2047)],
            18 => [.. curve, .. Number(263), 3, 1, 8, 7],
            22 => [.. curve, .. Number(263)],
            _ => new byte[32],
        };
        byte[] body =
        [
            (byte)version, 1, 2, 3, 4, .. new byte[version == 3 ? 2 : 0], (byte)algorithm, .. new byte[version == 6 ? 4 : 0], .. numbers, .. kept, .. Number(2048),
        ];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)body.Length);
        return [(byte)(0x81 | (tag << 2)), .. length, .. body];
    }

    private static byte[] Number(int bits)
    {
        var number = new byte[2 + ((bits + 7) / 8)];
        new Random(bits).NextBytes(number);
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)bits);
        return number;
    }
}
