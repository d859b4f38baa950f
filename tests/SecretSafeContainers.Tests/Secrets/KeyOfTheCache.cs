using System.Runtime.Versioning;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Secrets;

[TestClass]
public sealed class KeyOfTheCache : IDisposable
{
    private static readonly byte[] Value = [.. "correct-horse-9"u8];
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public void GivesAValueTheSameDigestInEveryBuild()
    {
        var digest = Digest();

        Assert.MatchesRegex("^[0-9a-f]{16}$", digest);
        Assert.AreEqual(digest, Digest());
    }

    [TestMethod]
    public void GivesAnotherValueAnotherDigest()
    {
        using var key = Open();
        using var one = new SecretValue(Value);
        using var other = new SecretValue("correct-horse-8"u8);

        Assert.AreNotEqual(key.Of(one), key.Of(other));
    }

    [TestMethod]
    public void IsEachUsersOwn()
    {
        using var other = new TemporaryFolder();

        Assert.AreNotEqual(Digest(), Digest(applicationData: other.FullPath));
        Assert.DoesNotContain(Digest(), Convert.ToHexStringLower(SHA256.HashData(Value)));
    }

    [TestMethod]
    public void MayBeSharedByAVariable()
    {
        using var other = new TemporaryFolder();

        Assert.AreEqual(Digest("env:CACHE_KEY"), Digest("env:CACHE_KEY", other.FullPath));
        Assert.IsFalse(Directory.Exists(folder["secretsafe"]));
    }

    [TestMethod]
    [DataRow("env:UNSET")]
    [DataRow("env:")]
    [DataRow("env:SHORT")]
    [DataRow("horse-battery-staple-horse")]
    public void IsRefusedWhenItIsNone(string setting)
    {
        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Digest(setting));

        Assert.AreEqual(DiagnosticCodes.InvalidSetting, thrown.Code);
        Assert.DoesNotContain("horse", thrown.ToString());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void IsReadableForItsUserAlone()
    {
        Digest();

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["secretsafe"]));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["secretsafe/key"]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void IsAnotherOnceOthersCouldReadIt()
    {
        var before = Digest();
        File.SetUnixFileMode(folder["secretsafe/key"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.AreNotEqual(before, Digest());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(31)]
    [DataRow(33)]
    public void IsMadeAnewWhenItsFileIsDamaged(int length)
    {
        Digest();
        File.WriteAllBytes(folder["secretsafe/key"], new byte[length]);

        Assert.AreEqual(Digest(), Digest());
        Assert.AreEqual(CacheKey.KeyBytes, new FileInfo(folder["secretsafe/key"]).Length);
    }

    [TestMethod]
    public void IsOneForAllWhoMakeItAtTheSameTime()
    {
        for (var round = 0; round < 20; round++)
        {
            using var data = new TemporaryFolder();

            var digests = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Digest(applicationData: data.FullPath)).ToList();

            Assert.ContainsSingle(digests.Distinct());
            Assert.ContainsSingle(Directory.GetFiles(data["secretsafe"]));
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a-file")]
    public void LastsForThisProcessWhereItCannotBeKept(string data)
    {
        folder.Write("a-file", "");
        using var key = CacheKey.Open(null, _ => null, data.Length == 0 ? "" : folder[data]);

        Assert.IsNotNull(key.Notice);
    }

    public void Dispose() => folder.Dispose();

    private CacheKey Open(string? setting = null, string? applicationData = null) => CacheKey.Open(
        setting,
        name => name switch { "CACHE_KEY" => "horse-battery-staple-horse", "SHORT" => "horse", _ => null },
        applicationData ?? folder.FullPath);

    private string Digest(string? setting = null, string? applicationData = null)
    {
        using var key = Open(setting, applicationData);
        using var value = new SecretValue(Value);
        Assert.IsNull(key.Notice);
        return key.Of(value);
    }
}
