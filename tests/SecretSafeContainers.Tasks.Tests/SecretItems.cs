using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class SecretItems
{
    private static readonly string Value = string.Concat("My$3cr3t", "P4$$", "-of-the-", "build");

    [TestMethod]
    public void OfAFileAreFoundByValue()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Value))).Add("secret.txt", Value);
        using var gate = folder.Gate(Secret("File", "secret.txt"));

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual("SSC2001", error.Code);
        Assert.Contains("'feed'", error.Message!);
        Assert.DoesNotContain(Value, error.Message! + File.ReadAllText(gate.Reports.Single()));
    }

    [TestMethod]
    public void OfANuGetSourceAreFoundByValueThoughTheyAreHandedOverInAnotherForm()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "x=" + Value).Add(
            "nuget.config",
            "<configuration><packageSources><clear /><add key=\"Ours\" value=\"https://feeds.test/\" /></packageSources><packageSourceCredentials><Ours>"
            + $"<add key=\"Username\" value=\"build\" /><add key=\"ClearTextPassword\" value=\"{Value}\" /></Ours></packageSourceCredentials></configuration>");
        var secret = Secret("NuGetSource", "Ours");
        secret.SetMetadata("Form", "endpoints");
        using var gate = folder.Gate(secret);

        Assert.IsFalse(gate.Execute());

        Assert.Contains("'feed'", Assert.ContainsSingle(folder.Engine.Errors).Message!);
    }

    [TestMethod]
    public void OfUserSecretsNeedAProjectWithAnId()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var gate = folder.Gate(Secret("UserSecret", "Feed:Password"));

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC1003", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    public void OfUserSecretsAreLookedUpByTheProjectsId()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        folder.Settings["UserSecretsId"] = "secretsafe-no-such-project";
        using var gate = folder.Gate(Secret("UserSecret", "Feed:Password"));

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC1005", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    [DataRow("Value", "SSC1004")]
    [DataRow("Password", "SSC1004")]
    [DataRow("UserSecret", "SSC1004")]
    [DataRow("NuGetSource", "SSC1004")]
    [DataRow("KeyVault", "SSC1003")]
    [DataRow("Environment", "SSC1004", DisplayName = "a value where a name belongs")]
    public void WithoutAKnownSourceAreRefusedAndNotRepeated(string metadata, string code)
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var gate = folder.Gate(Secret(metadata, Value));

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual(code, error.Code);
        Assert.DoesNotContain(Value, error.Message!);
    }

    [TestMethod]
    public void ThatAreAbsentButNotRequiredAreLeftOut()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        var secret = Secret("File", "absent.txt");
        secret.SetMetadata("Required", "false");
        using var gate = folder.Gate(secret);

        Assert.IsTrue(gate.Execute());
    }

    [TestMethod]
    public void WithAWrongBooleanAreRefused()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        var secret = Secret("File", "absent.txt");
        secret.SetMetadata("Required", "maybe");
        using var gate = folder.Gate(secret);

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC1002", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    private static TaskItem Secret(string metadata, string value) => new("feed", new Dictionary<string, string> { [metadata] = value });
}
