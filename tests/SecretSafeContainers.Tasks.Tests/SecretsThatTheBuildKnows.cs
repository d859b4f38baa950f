using System.Text;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class SecretsThatTheBuildKnows
{
    private static readonly string Value = string.Concat("kV8", "_tR2!", "mQ4zLp");

    [TestMethod]
    [DataRow("auto", false)]
    [DataRow("items", true)]
    [DataRow("none", true)]
    public void AreLookedForIfTheyAreAskedFor(string known, bool isClean)
    {
        using var folder = Leaking();
        folder.Settings["KnownSecrets"] = known;
        using var gate = folder.Gate();

        Assert.AreEqual(isClean, gate.Execute());

        Assert.HasCount(isClean ? 0 : 1, folder.Engine.Errors);
    }

    [TestMethod]
    public void AreNamedAndNowhereShown()
    {
        using var folder = Leaking();
        folder.Add("nuget.config", NuGetConfig("sunflowers", "simple"));
        using var gate = folder.Gate();

        gate.Execute();

        var said = string.Join('\n', folder.Engine.Errors.Select(error => error.Message).Concat(folder.Engine.Warnings.Select(warning => warning.Message)).Concat(folder.Engine.Messages.Select(message => message.Message)));
        Assert.Contains("NuGet source shop", said);
        Assert.Contains("NuGet source simple (it is a word, or as simple as one)", said);
        foreach (var text in Directory.EnumerateFiles(folder.Root, "*.json", SearchOption.AllDirectories).Select(File.ReadAllText).Append(said))
        {
            Assert.DoesNotContain(Value, text);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Value))[..16], text);
            Assert.DoesNotContain("sunflowers", text);
        }
    }

    [TestMethod]
    public void AreGatheredOnceForAllTasksOfABuild()
    {
        // arrange
        using var folder = Leaking();
        using var gate = folder.Gate();
        using var second = folder.Gate();
        gate.Execute();
        folder.Engine.Errors.Clear();
        File.Delete(Path.Combine(folder.Root, "NuGet.Config"));

        // act
        second.Execute();

        // assert: the first task's end has zeroed nothing
        Assert.HasCount(1, folder.Engine.Errors);
    }

    [TestMethod]
    [DoNotParallelize] // the environment is everybody's
    public void AreGatheredAgainWhenTheEnvironmentHasChanged()
    {
        const string Variable = "SSC_TEST_KNOWN_TOKEN";
        using var folder = Leaking();
        using var gate = folder.Gate();
        using var second = folder.Gate();
        gate.Execute();
        folder.Add("publish/more.txt", $"it is {Value}2");
        try
        {
            Environment.SetEnvironmentVariable(Variable, $"{Value}2");
            second.Execute();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.Contains($"environment variable {Variable}", string.Join('\n', folder.Engine.Errors.Select(error => error.Message)));
    }

    private static PublishFolder Leaking() => new PublishFolder().Add("NuGet.Config", NuGetConfig(Value, "shop")).Add("publish/app.txt", $"it is {Value}");

    private static string NuGetConfig(string password, string source) =>
        $"<configuration><packageSourceCredentials><{source}><add key=\"ClearTextPassword\" value=\"{password}\" /></{source}></packageSourceCredentials></configuration>";
}
