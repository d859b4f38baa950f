using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class KeyStoreFile(TestContext context)
{
    [TestMethod]
    [DataRow(1, DisplayName = "in windows of a byte")]
    [DataRow(DetectionLimits.WindowBytes, DisplayName = "in usual windows")]
    public async Task OfMegabytesIsJudgedWhole(int windowBytes)
    {
        var certificates = Enumerable.Repeat(2, 2_000).ToArray();
        foreach (var store in new[] { Java(0xFEEDFEED, "changeit", 900, [.. certificates, 1]), LargePfx() })
        {
            Assert.IsGreaterThan(1_000_000, store.Length);
            var scanned = await Scanned.InWindowsAsync(store, windowBytes, RuleCatalogue.All, [], context.CancellationToken);

            var found = Assert.ContainsSingle(scanned.Detections.Where(detection => detection.Rule!.KeyFile is not null));
            Assert.AreEqual(("key-store-open", 0L, store.Length), (found.Rule!.Id, found.Offset, found.Length));
            Assert.IsEmpty(scanned.Skipped);
        }
    }

    [TestMethod]
    public async Task IsSaidToBeUnreadAboveTheBound()
    {
        byte[] store = [.. Java(0xFEEDFEED, "changeit", 40, [2, 1]), .. new byte[KeyFiles.MaxBytes]];

        var scanned = await Scanned.InWindowsAsync(store, DetectionLimits.WindowBytes, RuleCatalogue.All, [], context.CancellationToken);

        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(scanned.Skipped).Code);
    }

    [TestMethod]
    [DataRow("apiVersion: v1\ndata:\n  keystore.jks: {0}\n  truststore.jks: abcdefghijkl\nkind: " + "Secret\n", DisplayName = "a secret of Kubernetes")]
    [DataRow("{{\"Kestrel\": {{\"Certificate\": \"{0}\"}}}}", DisplayName = "application settings")]
    [DataRow("<add key=\"pfx\" value=\"{0}\" />", DisplayName = "XML")]
    public async Task IsJudgedWithinTextToo(string text)
    {
        foreach (var store in new[] { Java(0xFEEDFEED, "changeit", 40, [2, 1]), Java(0xFEEDFEED, "changeit", 901, [.. Enumerable.Repeat(2, 500), 1]), Pfx("") })
        {
            var content = Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, text, Convert.ToBase64String(store)));
            foreach (var form in new[] { content, Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content)) })
            {
                var scanned = await Scanned.InWindowsAsync(form, DetectionLimits.WindowBytes, RuleCatalogue.All.Where(rule => rule.KeyFile is not null), [], context.CancellationToken);

                var found = Assert.ContainsSingle(scanned.Detections);
                Assert.AreEqual(("key-store-open", "base64"), (found.Rule!.Id, found.Encodings[^1]));
            }
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("changeit")]
    [DataRow("password")]
    public void OpensWithAWellKnownPassword(string password) => Assert.AreEqual("key-store-open", RuleOf(Pfx(password)));

    [TestMethod]
    public void IsProtectedByAPasswordOfItsOwn() => Assert.AreEqual("key-store-protected", RuleOf(Pfx("S0merset." + "Winter24")));

    [TestMethod]
    public void IsProtectedByMoreIterationsThanAreTried()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateOf(key);
        var store = certificate.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 100_001), "changeit");

        Assert.AreEqual("key-store-protected", RuleOf(store));
    }

    [TestMethod]
    public void IsNoFindingWithCertificatesAlone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateOf(key);
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);

        Assert.IsNull(RuleOf(new X509Certificate2Collection(bare).Export(X509ContentType.Pkcs12, "changeit")!));
    }

    [TestMethod]
    [DataRow(0xFEEDFEED, "changeit", "key-store-open")]
    [DataRow(0xCECECECE, "changeme", "key-store-open")]
    [DataRow(0xFEEDFEED, "another1-of-its-own", "key-store-protected")]
    public void OfJavaIsJudgedByItsDigest(uint magic, string password, string rule) => Assert.AreEqual(rule, RuleOf(Java(magic, password, 40, [2, 1])));

    [TestMethod]
    public void OfJavaIsNoFindingAsATrustStore() => Assert.IsNull(RuleOf(Java(0xFEEDFEED, "changeit", 40, [2, 2])));

    [TestMethod]
    public void IsReadWithoutFailureCutShortOrDamaged()
    {
        foreach (var store in new[] { Pfx("changeit"), Java(0xFEEDFEED, "changeit", 40, [2, 1]) })
        {
            for (var length = 0; length < store.Length; length += 7)
            {
                _ = RuleOf(store[..length]);
                var damaged = store.ToArray();
                damaged[length] ^= 0xFF;
                _ = RuleOf(damaged);
            }
        }
    }

    internal static X509Certificate2 CertificateOf(ECDsa key) =>
        new CertificateRequest("CN=acme.test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));

    internal static string? RuleOf(byte[] content)
    {
        var found = Scanned.Of(content, RuleCatalogue.All.Where(rule => rule.KeyFile is not null)).Detections;
        return found.Count == 0 ? null : Assert.ContainsSingle(found).Rule!.Id;
    }

    private static byte[] LargePfx()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=large.test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4", new byte[1_000_000], critical: false));
        using var large = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return large.Export(X509ContentType.Pkcs12, "changeit");
    }

    private static byte[] Pfx(string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateOf(key);
        return certificate.Export(X509ContentType.Pkcs12, password);
    }

    // The format as java.security.KeyStore writes it, version 2.
    private static byte[] Java(uint magic, string password, int bytes, int[] kinds)
    {
        using var store = new MemoryStream();
        Write(store, magic, 2, (uint)kinds.Length);
        foreach (var kind in kinds)
        {
            Write(store, (uint)kind);
            WriteText(store, "alias");
            Write(store, 0, 0);
            if (kind == 2)
            {
                WriteText(store, "X.509");
            }

            Write(store, (uint)bytes);
            store.Write(new byte[bytes]);
            if (kind == 1)
            {
                Write(store, 0);
            }
        }

        var body = store.ToArray();
#pragma warning disable CA5350 // The format's own digest.
        return [.. body, .. SHA1.HashData([.. Encoding.BigEndianUnicode.GetBytes(password), .. "Mighty Aphrodite"u8, .. body])];
#pragma warning restore CA5350
    }

    private static void Write(MemoryStream store, params uint[] values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            store.Write(bytes);
        }
    }

    private static void WriteText(MemoryStream store, string text) => store.Write([0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);
}
