using System.Buffers.Text;
using System.Security.Cryptography;
using CsCheck;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class TokenLikeText
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Texts = 2000;

    [TestMethod]
    [DataRow(Lower + Upper + Digits, DisplayName = "base62")]
    [DataRow(Lower + Digits, DisplayName = "small letters and digits")]
    [DataRow(Upper + "234567", DisplayName = "base32")]
    [DataRow(Lower + Upper + Digits + "-_", DisplayName = "base64url")]
    [DataRow(Digits + "abcdef", DisplayName = "hexadecimal")]
    public void IsWhatAMachineDraws(string alphabet) =>
        Gen.Char[alphabet].Array[20, 64].Select(characters => new string(characters)).Array[Texts].Sample(
            texts => Assert.IsGreaterThan(Texts * 99 / 100, texts.Count(text => TokenLikeness.Holds(text))), iter: 5, threads: 1);

    [TestMethod]
    public void IsNoPublicKeyOfWebPush()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] bytes = [4, .. point.X!, .. point.Y!];
        var (urlSafe, standard) = (Base64Url.EncodeToString(bytes), Convert.ToBase64String(bytes));
        bytes[^1] ^= 1;

        Assert.IsFalse(TokenLikeness.Holds(urlSafe));
        Assert.IsFalse(TokenLikeness.Holds(standard));
        Assert.IsTrue(TokenLikeness.Holds(Base64Url.EncodeToString(bytes)), "a point beside the curve");
        Assert.IsTrue(TokenLikeness.Holds(urlSafe.AsSpan(1)));
    }

    [TestMethod]
    public void GrowsWithItsLength() =>
        Gen.Char[Lower + Upper + Digits].Array[32].Select(characters => new string(characters)).Array[Texts].Sample(
            texts => Assert.IsGreaterThan(texts.Average(text => TokenLikeness.Evidence(text.AsSpan(0, 16))), texts.Average(text => TokenLikeness.Evidence(text))), iter: 5, threads: 1);

    [TestMethod]
    [DataRow("getElementsByTagNameNS")]
    [DataRow("hf_requiredCharacteristicTypesForDisplayMetadata")]
    [DataRow("System.Runtime.InteropServices")]
    [DataRow("ConnectionStrings__DefaultConnection2")]
    [DataRow("_ZN4absl13time_internal4cctz6detail")]
    [DataRow("PERF_CCTOTALDIRTYPAGES_CCDIRTYPAGETHRESHOLD")]
    [DataRow("pyKeywordArgrLParen")]
    [DataRow("my-service-prod-eu-west-1-db")]
    [DataRow("/usr/lib/python3/dist-packages/foo_bar.py")]
    [DataRow("node_modules/@babel/plugin-transform")]
    [DataRow("application/vnd.oci.image.manifest.v1+json")]
    [DataRow("correcthorsebatterystaple")]
    [DataRow("kernel32.dll")]
    [DataRow("arn:aws:iam::123456789012:role/Reader")]
    public void IsNotWhatPeopleWrite(string text) => Assert.IsFalse(TokenLikeness.Holds(text));

    [TestMethod]
    [DataRow("abcdefghijklmnopqrstuvwxyz")]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")]
    [DataRow("0123456789abcdef")]
    [DataRow("xxxxxxxxxxxxxxxxxxxx")]
    [DataRow("00000000000000000000000a")]
    public void IsNoSequence(string text) => Assert.IsFalse(TokenLikeness.Holds(text));

    [TestMethod]
    [DataRow("1740796064759174079606")]
    [DataRow("1.2.840.113549.1.1.11")]
    [DataRow("2023-05-18 14:32:10.123456")]
    public void IsNoNumber(string text) => Assert.IsFalse(TokenLikeness.Holds(text));

    [TestMethod]
    [DataRow("sha256:")]
    [DataRow("sha512-")]
    [DataRow("e3b0c44298fc1c149a")]
    public void IsNoPublicDigest(string start) => Assert.IsFalse(TokenLikeness.Holds(start + SecretSafeContainers.Rules.ExampleText.Hex(40)));

    [TestMethod]
    public void IsNotInOtherScripts() => Assert.IsFalse(TokenLikeness.Holds("pässwörtlich4ufö9zqx7"));

    [TestMethod]
    public void IsAUuidOnlyIfItIsRandom()
    {
        Assert.IsTrue(TokenLikeness.IsUuid("8f14e45f-ceea-467f-9575-2b1c6e4d9a30"));
        Assert.IsFalse(TokenLikeness.IsUuid("00000000-0000-0000-0000-000000000001"));
        Assert.IsFalse(TokenLikeness.IsUuid("8f14e45fceea467f95752b1c6e4d9a30"));
    }
}
