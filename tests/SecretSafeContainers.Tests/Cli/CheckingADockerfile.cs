using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class CheckingADockerfile : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string value = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    [DataRow("v1", ExitCode.Leak, "(method v1)")]
    [DataRow("v2", ExitCode.Leak, "(method v2)")]
    [DataRow("v3", ExitCode.Leak, "(method v3)")]
    [DataRow("v4", ExitCode.Leak, "(method v4)")]
    [DataRow("v5", ExitCode.Clean, "CLEAN")]
    public async Task TellsTheFiveMethodsApart(string method, int exitCode, string said)
    {
        var tool = await Tool.RunAsync("check", SourceTree.Files("build/demo", $"{method}.Dockerfile").Single());

        Assert.AreEqual(exitCode, tool.ExitCode, tool.Error);
        Assert.Contains(said, tool.Output);
    }

    [TestMethod]
    public async Task ShowsTheLineAndWhatToWriteInstead()
    {
        var file = folder.Write("Dockerfile", "FROM a\nCOPY pip.conf /root/.pip/pip.conf\nRUN pip install x\nRUN rm /root/.pip/pip.conf\n");

        var tool = await Tool.RunAsync("check", file);

        Assert.Contains($"""

              SSC3010 leak (method v2): the rm in line 4 hides pip.conf from the container, but the layer of this instruction still has it
                  {file}:2:6
                     2 | COPY pip.conf /root/.pip/pip.conf
                  seen   the image's layers
                  write
                    -    2 | COPY pip.conf /root/.pip/pip.conf
                    -    3 | RUN pip install x
                    +      | RUN --mount=type=secret,id=pip.conf,target=/root/.pip/pip.conf pip install x
                    -    4 | RUN rm /root/.pip/pip.conf
                  with   <ContainerSecret Include="pip.conf" File="pip.conf" />
                  or     docker build --secret id=pip.conf,src=pip.conf .

              LEAK: 1 leak, 4 instructions, 0 files of the context would be taken

            """.ReplaceLineEndings("\n"), tool.Output);
    }

    [TestMethod]
    public async Task FindsAKnownSecretAndNeverShowsIt()
    {
        folder.Write("pip.conf", $"[x]\nurl = {value}\n");
        var file = folder.Write("Dockerfile", $"FROM a\n# {value}\nCOPY pip.conf /x\nRUN login {value}\n");
        var secret = folder.Write("secret", value);

        foreach (var format in new[] { "text", "json" })
        {
            var tool = await Tool.RunAsync("check", file, "--known-secret", $"k=file:{secret}", "--format", format);

            Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Error);
            Assert.Contains("SSC2001", tool.Output);
            Assert.DoesNotContain("Tok-4f", tool.Output + tool.Error);
        }
    }

    [TestMethod]
    public async Task WarnsOfASecretThatNothingMounts()
    {
        var file = folder.Write("Dockerfile", "FROM a\nRUN --mount=type=secret,id=other x\n");

        var tool = await Tool.RunAsync("check", file, "--known-secret", $"k=file:{folder.Write("k", value)}");

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode);
        Assert.Contains("SSC3005", tool.Output);
        Assert.Contains("SSC3006", tool.Output);
    }

    [TestMethod]
    public async Task JudgesASettingsFileByItsContentWhereItIsThere()
    {
        folder.Write("nuget.config", "<configuration />");
        var file = folder.Write("Dockerfile", "FROM a\nCOPY nuget.config .\n");

        Assert.AreEqual(ExitCode.Clean, (await Tool.RunAsync("check", file)).ExitCode);
        Assert.AreEqual(ExitCode.Leak, (await Tool.RunAsync("check", file, "--context", Directory.CreateDirectory(folder["empty"]).FullName)).ExitCode);
    }

    [TestMethod]
    public async Task WritesTheAdviceIntoTheReport()
    {
        var tool = await Tool.RunAsync("check", folder.Write("Dockerfile", "FROM a\nARG NPM_TOKEN\nRUN npm ci\n"), "--format", "json");

        var advice = JsonNode.Parse(tool.Output)!["advice"]![0]!;
        Assert.AreEqual("leak", (string?)JsonNode.Parse(tool.Output)!["verdict"]);
        Assert.AreEqual("buildArgument", (string?)advice["form"]);
        Assert.AreEqual("RUN --mount=type=secret,id=npm_token export NPM_TOKEN=\"$(cat /run/secrets/npm_token)\" && npm ci", (string?)advice["changes"]![1]!["newLines"]![0]);
    }

    [TestMethod]
    public async Task RefusesWhatItCannotRead()
    {
        var file = folder.Write("Dockerfile", "FROM a\n");

        Assert.Contains("SSC3007", (await Expect(ExitCode.Incomplete, folder["gone"])).Error);
        Assert.Contains("SSC3007", (await Expect(ExitCode.Incomplete, folder.FullPath)).Error);
        Assert.Contains("SSC3007", (await Expect(ExitCode.Incomplete, folder.Write("no", "plain text"))).Error);
        Assert.Contains("SSC3007", (await Expect(ExitCode.Incomplete, file, "--context", folder["gone"])).Error);
    }

    [TestMethod]
    public async Task RefusesWrongUsageWithoutRepeatingAValue()
    {
        var file = folder.Write("Dockerfile", "FROM a\n");

        Assert.DoesNotContain("Tok-4f", (await Expect(ExitCode.Usage, file, "--build-arg", $"A={value}")).Error);
        await Expect(ExitCode.Usage, file, "--format", "xml");
        await Expect(ExitCode.Usage, file, "--target", "nope");
        await Expect(ExitCode.Usage, "--nope");
        await Expect(ExitCode.Usage);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<Tool> Expect(int exitCode, params string[] args)
    {
        var tool = await Tool.RunAsync(["check", .. args]);
        Assert.AreEqual(exitCode, tool.ExitCode, tool.Error);
        return tool;
    }
}
