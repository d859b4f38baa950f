using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class SecretItem
{
    private static readonly string Folder = Path.GetFullPath("project");
    private static readonly string Value = string.Concat("My$3cr3t", "P4$$", "-of-the-", "build");

    [TestMethod]
    public void NamesAUserSecretOfItsProject() =>
        Assert.AreEqual(new SecretReference.UserSecret("feed", "Feed:Password", "shop-1"), Parse(("UserSecret", "Feed:Password")).Reference);

    [TestMethod]
    [DataRow(null, NuGetSecretForm.Password)]
    [DataRow("Credentials", NuGetSecretForm.Credentials)]
    [DataRow("endpoints", NuGetSecretForm.Endpoints)]
    public void NamesANuGetSourceInAForm(string? form, NuGetSecretForm expected) =>
        Assert.AreEqual(new SecretReference.NuGetSource("feed", "Our feed", expected, Folder), Parse(("NuGetSource", "Our feed"), ("Form", form ?? "")).Reference);

    [TestMethod]
    [DataRow("", true)]
    [DataRow("True", true)]
    [DataRow("false", false)]
    public void IsOfferedToBuildsUnlessItSaysNo(string inject, bool expected) =>
        Assert.AreEqual(expected, Parse(("Environment", "FEED"), ("Inject", inject)).Inject);

    [TestMethod]
    [DataRow("UserSecret", "Environment")]
    [DataRow("NuGetSource", "File")]
    [DataRow("UserSecret", "NuGetSource")]
    public void HasOneSource(string first, string second) =>
        Assert.AreEqual(DiagnosticCodes.SecretSource, Refused([(first, "abc"), (second, "abc")]).Code);

    [TestMethod]
    public void NeedsAProjectWithUserSecrets() =>
        Assert.AreEqual(DiagnosticCodes.SecretSource, Refused([("UserSecret", "Feed:Password")], userSecretsId: "").Code);

    [TestMethod]
    [DataRow("../other")]
    [DataRow(@"..\other")]
    [DataRow("..")]
    [DataRow("a\nb")]
    public void RefusesAUserSecretsIdThatIsAPath(string id) =>
        Assert.AreEqual(DiagnosticCodes.InvalidSetting, Refused([("UserSecret", "Feed:Password")], id).Code);

    [TestMethod]
    [DataRow("UserSecret", "", "")]
    [DataRow("NuGetSource", "", "")]
    [DataRow("NuGetSource", "feed", "Form")]
    [DataRow("File", "path", "Form")]
    public void NeverRepeatsAValue(string source, string name, string other)
    {
        var thrown = Refused(other.Length == 0 ? [(source, Value)] : [(source, name), (other, Value)]);

        Assert.DoesNotContain("3cr3t", thrown.ToString());
    }

    private static ContainerSecretItem Parse(params (string Name, string Value)[] metadata) => Parse(metadata, "shop-1");

    private static ContainerSecretItem Parse((string Name, string Value)[] metadata, string userSecretsId) =>
        ContainerSecretItem.Parse("feed", metadata.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)), Folder, userSecretsId);

    private static SecretSafeException Refused((string Name, string Value)[] metadata, string userSecretsId = "shop-1") =>
        Assert.ThrowsExactly<SecretSafeException>(() => Parse(metadata, userSecretsId));
}
