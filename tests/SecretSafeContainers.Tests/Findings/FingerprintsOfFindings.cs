using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class FingerprintsOfFindings
{
    [TestMethod]
    public void AreFixedForAllTime() => Assert.AreEqual("ssc1:33ab3540", Fingerprints.Of("github-pat", "app/appsettings.json", 0xabcde)[..13]);

    [TestMethod]
    public void DifferByPlace() => Assert.AreNotEqual(Fingerprints.Of("r", "a", 1), Fingerprints.Of("r", "b", 1));

    [TestMethod]
    public void HoldTwentyBitsOfTheSecret()
    {
        var bits = Fingerprints.HashSecret("synthetic"u8);

        Assert.IsTrue(bits is >= 0 and < 1 << 20);
        Assert.AreEqual(bits, Fingerprints.HashSecret("synthetic"u8));
        Assert.AreNotEqual(bits, Fingerprints.HashSecret("synthetid"u8));
    }
}
