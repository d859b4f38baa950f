using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Secrets;

[TestClass]
public sealed class ResolvingReferences
{
    private const string Value = "correct-horse-9";

    [TestMethod]
    public void ReadsAVariable()
    {
        using var secret = Assert.ContainsSingle(Resolve(Value, new SecretReference.Environment("feed", "NAME")));

        Assert.AreEqual("feed", secret.Id);
        Assert.IsTrue(secret.Value.Bytes.SequenceEqual("correct-horse-9"u8));
    }

    [TestMethod]
    public void ReadsAFileExactly()
    {
        // arrange
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, [.. "line\r\n"u8, 0xFF, (byte)'\n']);

            // act
            using var secret = Assert.ContainsSingle(Resolve(null, new SecretReference.File("key", path)));

            // assert
            Assert.IsTrue(secret.Value.Bytes.SequenceEqual((byte[])[.. "line\r\n"u8, 0xFF, (byte)'\n']));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("\n")]
    [DataRow("$(FeedToken)", DisplayName = "a macro that the pipeline left")]
    public void FailsWhenARequiredValueIsMissing(string? value)
    {
        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Resolve(value, new SecretReference.Environment("feed", "NAME")));

        Assert.AreEqual(DiagnosticCodes.MissingSecret, thrown.Code);
        Assert.Contains("NAME", thrown.Message);
    }

    [TestMethod]
    public void LeavesOutAnAbsentOptionalValue() =>
        Assert.IsEmpty(Resolve(null, new SecretReference.Environment("feed", "NAME", Required: false), new SecretReference.File("key", "/no/such/file", Required: false)));

    [TestMethod]
    [DataRow(3)]
    [DataRow(512_001)]
    public void FailsWhenAValueHasAnImpossibleSize(int length)
    {
        var value = new string('k', length);

        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Resolve(value, new SecretReference.Environment("feed", "NAME")));

        Assert.AreEqual(DiagnosticCodes.SecretSize, thrown.Code);
        Assert.DoesNotContain("kkk", thrown.ToString());
    }

    [TestMethod]
    public void FailsOnTwoSecretsOfOneId()
    {
        var reference = new SecretReference.Environment("feed", "NAME");

        Assert.AreEqual(DiagnosticCodes.DuplicateSecret, Assert.ThrowsExactly<SecretSafeException>(() => Resolve(Value, reference, reference)).Code);
    }

    private static IReadOnlyList<KnownSecret> Resolve(string? value, params SecretReference[] references) => new SecretResolver(_ => value).Resolve(references);
}
