using System.Security.Cryptography;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class BinaryKeyFile
{
    [TestMethod]
    public void IsAPrivateKeyInEveryFormat()
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        foreach (var key in new[] { rsa.ExportRSAPrivateKey(), rsa.ExportPkcs8PrivateKey(), curve.ExportECPrivateKey(), curve.ExportPkcs8PrivateKey() })
        {
            var found = Assert.ContainsSingle(Scanned.Of(key, RuleCatalogue.All).Detections);
            Assert.AreEqual(("private-key-file", 0L, key.Length), (found.Rule!.Id, found.Offset, found.Length));
        }
    }

    [TestMethod]
    public void IsOneWhateverFollowsIt()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = curve.ExportPkcs8PrivateKey();

        Assert.AreEqual(key.Length, Assert.ContainsSingle(Scanned.Of([.. key, 10, 0, 0], RuleCatalogue.All).Detections).Length);
    }

    [TestMethod]
    public void IsOneInHexToo()
    {
        using var rsa = RSA.Create(2048);

        var found = Assert.ContainsSingle(Scanned.Of($"key = '{Convert.ToHexString(rsa.ExportPkcs8PrivateKey())}'", RuleCatalogue.All).Detections);

        Assert.AreEqual(("private-key-file", "hex"), (found.Rule!.Id, Assert.ContainsSingle(found.Encodings)));
    }

    [TestMethod]
    public void IsFoundOnceInPem()
    {
        using var rsa = RSA.Create(2048);

        Assert.AreEqual("private-key", Assert.ContainsSingle(Scanned.Of(rsa.ExportPkcs8PrivateKeyPem(), RuleCatalogue.All).Detections).Rule!.Id);
    }

    [TestMethod]
    public void IsOfLowSeverityUnderAPassphrase()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var encrypted = key.ExportEncryptedPkcs8PrivateKey("some passphrase", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000));

        Assert.AreEqual(("private-key-file-encrypted", Severity.Low), (KeyStoreFile.RuleOf(encrypted), RuleCatalogue.All.Single(rule => rule.KeyFile == KeyFileKind.EncryptedPrivateKey).Severity));
    }

    [TestMethod]
    public void IsNoFindingIfItIsPublic()
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = KeyStoreFile.CertificateOf(curve);

        foreach (var content in new[] { rsa.ExportRSAPublicKey(), rsa.ExportSubjectPublicKeyInfo(), curve.ExportSubjectPublicKeyInfo(), certificate.RawData, curve.SignData([1, 2, 3], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) })
        {
            Assert.IsNull(KeyStoreFile.RuleOf(content));
        }
    }

    [TestMethod]
    public void IsNoFindingIfItOnlyLooksSo()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportRSAPrivateKey();
        var otherModulus = key.ToArray();
        otherModulus[100] ^= 1;

        Assert.IsNull(KeyStoreFile.RuleOf(otherModulus));
        Assert.IsNull(KeyStoreFile.RuleOf([0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x05]));
    }
}
