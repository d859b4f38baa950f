using SecretSafeContainers.Engines.Builds;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FolderOfSecrets
{
    [TestMethod]
    public void IsForItsUserAloneAndGoneInTheEnd()
    {
        var folder = SecretFolder.Create();
        var file = folder.Write("x"u8);
        var path = Path.GetDirectoryName(file)!;

        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }

        folder.Dispose();
        Assert.IsFalse(Directory.Exists(path));
    }

    [TestMethod]
    public void IsLeftAloneWhileItsOwnerLives()
    {
        using var living = SecretFolder.Create();
        var file = living.Write("x"u8);

        using var other = SecretFolder.Create();

        Assert.IsTrue(File.Exists(file));
    }

    [TestMethod]
    public void IsSweptAfterItsOwnersDeath()
    {
        // What kill -9 leaves: the files, and a lock that nobody holds.
        var left = Directory.CreateDirectory(Path.Combine(SecretFolder.Parent, "secretsafe-secrets-" + Path.GetRandomFileName())).FullName;
        File.WriteAllText(Path.Combine(left, "lock"), "");
        File.WriteAllText(Path.Combine(left, "0"), "secret");

        using var next = SecretFolder.Create();

        Assert.IsFalse(Directory.Exists(left));
    }
}
