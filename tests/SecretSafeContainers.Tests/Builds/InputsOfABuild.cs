using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Builds;

[TestClass]
public sealed class InputsOfABuild(TestContext context) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string value = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    public async Task AreFoundInAFileThatIsCopied()
    {
        folder.Write("pip.conf", $"[global]\nindex-url = {value}\n");

        var finding = (await FindingsAsync("FROM a", "COPY pip.conf /root/.pip/pip.conf", "RUN pip install x")).Single();

        Assert.AreEqual((DiagnosticCodes.KnownSecret, ContentChannel.Publish, "pip.conf"), (finding.Code, finding.Channel, finding.Path));
        Assert.AreEqual(new Exposure(Runtime: true, Inspection: false, Layers: true), finding.Exposure);
        Assert.AreEqual((folder["pip.conf"], 2, 13), (finding.Source!.File, finding.Source.Line, finding.Source.Column));
        Assert.Contains("Dockerfile:2 takes it (COPY pip.conf /root/.pip/pip.conf)", finding.Fix);
        Assert.Contains("RUN --mount=type=secret,id=pip.conf,target=/root/.pip/pip.conf pip install x", finding.Fix);
        Assert.DoesNotContain("Tok-4f", finding.ToString());
    }

    [TestMethod]
    public async Task AreFoundInTheDockerfilesCommentsAndUnusedStages()
    {
        var findings = await FindingsAsync("# " + value, "FROM a AS unused", $"RUN login {value}", "FROM a");

        Assert.AreEqual("1:3,3:11", string.Join(',', findings.Select(finding => $"{finding.Source!.Line}:{finding.Source.Column}")));
        Assert.IsTrue(findings.TrueForAll(finding => finding.Exposure == new Exposure(Runtime: false, Inspection: true, Layers: false)));
        Assert.AreEqual("# ***", findings[0].Source!.Text);
    }

    [TestMethod]
    public async Task AreFoundInABuildArgumentWithTheLineOfItsItem()
    {
        var project = folder.Write("app.csproj", "<Project>\n  <ItemGroup>\n    <ContainerBuildArgument Include=\"FEED\" Value=\"$(X)\" />\n  </ItemGroup>\n</Project>");
        var inputs = Inputs("FROM a", "ARG FEED", "RUN x") with
        {
            Project = project,
            Arguments = [KeyValuePair.Create("FEED", value)],
            Items = [new ProjectItem("ContainerBuildArgument", "FEED", project)],
        };

        var finding = (await FindingsAsync(inputs)).Single();

        Assert.AreEqual(("/arguments/FEED", project, 3), (finding.Pointer, finding.Source!.File, finding.Source.Line));
        Assert.AreEqual(new Exposure(Runtime: false, Inspection: true, Layers: false), finding.Exposure);
        Assert.Contains("--mount=type=secret,id=feed", finding.Fix);
    }

    [TestMethod]
    public async Task AreFoundByRuleInABuildArgument()
    {
        var finding = (await FindingsAsync(Inputs("FROM a") with { Arguments = [KeyValuePair.Create("FEED", "ghp_" + SecretSafeContainers.Rules.ExampleText.Alphanumeric(36))] })).Single();

        Assert.AreEqual(DiagnosticCodes.CredentialInMetadata, finding.Code);
    }

    [TestMethod]
    public async Task AreFoundInTheAddressOfTheContext()
    {
        var finding = (await FindingsAsync(Inputs("FROM a", "COPY . .") with { Context = $"https://me:{Uri.EscapeDataString(value)}@x.test/r.git" })).Single();

        Assert.AreEqual("/context", finding.Pointer);
    }

    [TestMethod]
    [DataRow("COPY a b /x/", "a,b")]
    [DataRow("COPY *.txt /x/", "c.txt")]
    [DataRow("COPY d /x", "d/e/f.txt,d/g.txt")]
    [DataRow("COPY d/e/../*.txt /x", "d/g.txt")]
    [DataRow("COPY /d/e ../../a /x/", "a,d/e/f.txt")]
    [DataRow("COPY d/*/f.txt /x/", "d/e/f.txt")]
    [DataRow("COPY --exclude=*.txt d /x/", "d/e/f.txt")]
    [DataRow("COPY --parents **/g.txt /x/", "a,b,c.txt,d/e/f.txt,d/g.txt")]
    [DataRow("ADD [\"a\", \"/x\"]", "a")]
    [DataRow("ADD https://x.test/a b /x/", "b")]
    [DataRow("COPY . /x", "a,b,c.txt,d/e/f.txt,d/g.txt")]
    [DataRow("ARG F=a\nENV G=b\nCOPY $F ${G} ${F:+c.txt} /x", "a,b,c.txt")]
    [DataRow("ARG GIVEN=a\nCOPY $GIVEN /x", "b")]
    [DataRow("COPY $UNKNOWN /x", "a,b,c.txt,d/e/f.txt,d/g.txt")]
    [DataRow("COPY --from=other a /x", "")]
    [DataRow("COPY <<EOF /x\nCOPY a /x\nEOF", "")]
    [DataRow("RUN --mount=type=bind,target=. x", "")]
    [DataRow("ONBUILD COPY a /x", "")]
    [DataRow("ONBUILD COPY a /x\nFROM last", "a")]
    [DataRow("COPY a /x\nFROM scratch\nCOPY --from=last /x /y", "a")]
    [DataRow("COPY a /x\nFROM scratch\nRUN --mount=from=last,target=/x y", "a")]
    [DataRow("COPY a /x\nFROM scratch\nCOPY --from=$WHERE /x /y", "a")]
    [DataRow("COPY a /x\nFROM scratch", "")]
    [DataRow("COPY a /x\nFROM scratch AS wanted\nCOPY b /x\nFROM scratch", "b")]
    [DataRow("COPY gone /x", "")]
    public async Task AreTheFilesThatACopyTakes(string instructions, string expected)
    {
        foreach (var file in new[] { "a", "b", "c.txt", "d/e/f.txt", "d/g.txt" })
        {
            folder.Write(file, value);
        }

        var findings = await FindingsAsync(Inputs("FROM a AS last", instructions) with
        {
            Target = instructions.Contains("AS wanted", StringComparison.Ordinal) ? "wanted" : null,
            Arguments = [KeyValuePair.Create("GIVEN", "b")],
        });

        Assert.AreEqual(expected, string.Join(',', findings.Select(finding => finding.Path)));
    }

    [TestMethod]
    [DataRow("d\n!d/g.txt", "a,d/g.txt")]
    [DataRow("*", "")]
    [DataRow("**/*.txt\na", "")]
    [DataRow("**/*.txt\n!**/e/*", "a,d/e/f.txt")]
    public async Task AreNotTheFilesThatADockerIgnoreNames(string ignore, string expected)
    {
        folder.Write("c/a", value);
        folder.Write("c/d/e/f.txt", value);
        folder.Write("c/d/g.txt", value);
        folder.Write("c/.dockerignore", ignore);

        var findings = await FindingsAsync(Inputs("FROM a", "COPY . .") with { Context = folder["c"] });

        Assert.AreEqual(expected, string.Join(',', findings.Select(finding => finding.Path)));
    }

    [TestMethod]
    public async Task FollowTheDockerIgnoreOfTheirOwnDockerfileFirst()
    {
        folder.Write("a", value);
        folder.Write(".dockerignore", "a");
        var dockerfile = Dockerfile.Read(folder.Write("Dockerfile", "FROM a\nCOPY a .\n"));
        folder.Write("Dockerfile.dockerignore", "b");

        Assert.HasCount(1, await FindingsAsync(Inputs("FROM a") with { Dockerfile = dockerfile }));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task FollowALinkOnlyWhereASourceNamesIt()
    {
        folder.Write("c/real/a", value);
        File.CreateSymbolicLink(folder["c/link"], "real/a");
        Directory.CreateSymbolicLink(folder["c/folder"], "real");
        folder.Write("outside", value);
        Directory.CreateDirectory(folder["c/links"]);
        File.CreateSymbolicLink(folder["c/links/out"], folder["outside"]);
        var inputs = Inputs("FROM a") with { Context = folder["c"] };

        Assert.AreEqual("link", await PathsAsync("COPY link /x"));
        Assert.AreEqual("folder/a", await PathsAsync("COPY folder/a /x"));
        File.CreateSymbolicLink(folder["c/links/in"], "../real/a");
        Assert.AreEqual("links/in", await PathsAsync("COPY links/i* /x/"));
        Assert.AreEqual("", await PathsAsync("COPY links /x"));
        Assert.AreEqual("", await PathsAsync("COPY links/out /x"));
        Assert.AreEqual("real/a", await PathsAsync("COPY . /x"));

        async Task<string> PathsAsync(string copy) => string.Join(',',
            (await FindingsAsync(inputs with { Dockerfile = Dockerfiles.Dockerfiles.Of("FROM a", copy) })).Where(finding => finding.Channel == ContentChannel.Publish).Select(finding => finding.Path));
    }

    [TestMethod]
    public async Task OfAStageThatIsOnlyCopiedFromAreNotSeenInTheImage()
    {
        folder.Write("a", value);

        var finding = (await FindingsAsync("FROM a AS build", "COPY a /x", "FROM a", "COPY --from=build /y /y")).Single();

        Assert.AreEqual(default, finding.Exposure);
        Assert.Contains("build cache", FindingMessage.Who(finding.Exposure));
    }

    [TestMethod]
    public async Task NameTheInstructionThatBringsAFileIntoTheImage()
    {
        folder.Write("pip.conf", value);

        var finding = (await FindingsAsync("FROM a AS build", "COPY . /src", "FROM a", "COPY . /x", "COPY pip.conf /y")).Single();

        Assert.Contains("Dockerfile:5 takes it", finding.Fix);
        Assert.IsTrue(finding.Exposure.Runtime);
    }

    [TestMethod]
    public void AreNeverToldByTheirTypes()
    {
        var inputs = Inputs($"FROM a AS {value}", $"ARG TOKEN={value}", $"COPY --chown={value} <<EOF /x", value, "EOF", $"RUN x {value}") with
        {
            Context = $"https://{value}@x.test",
            Arguments = [KeyValuePair.Create("A", value)],
        };
        var instructions = inputs.Dockerfile.Instructions;
        var points = DockerfileAdvice.Of(inputs.Dockerfile);
        List<object> told = [inputs, inputs.Dockerfile, inputs.ToImage()];
        told.AddRange(instructions);
        told.AddRange(instructions.SelectMany(instruction => instruction.Flags));
        told.AddRange(instructions.SelectMany(instruction => instruction.Heredocs));
        told.AddRange(inputs.Dockerfile.Stages);
        told.AddRange(points);
        told.AddRange(points.SelectMany(point => point.Changes));

        Assert.DoesNotContain("Tok-4f", string.Join('\n', told));
    }

    [TestMethod]
    public async Task AreIncompleteWithAFileThatCannotBeRead()
    {
        using var locked = new FileStream(folder.Write("a", "x"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        folder.Write("b", value);

        var report = await AuditAsync(Inputs("FROM a", "COPY . /x"));

        Assert.AreEqual("a", report.Images[0].Coverage.Skipped.Single().What);
        Assert.AreEqual("b", report.Images[0].Findings.Single().Path);
    }

    [TestMethod]
    public async Task HaveTheSameNameOnEveryMachine()
    {
        var dockerfile = Dockerfile.Read(folder.Write("docker/Dockerfile", $"FROM a\n# {value}\n"));

        Assert.AreEqual("docker/Dockerfile", (await FindingsAsync(Inputs("FROM a") with { Dockerfile = dockerfile })).Single().Path);
        Assert.AreEqual("Dockerfile", (await FindingsAsync(Inputs("FROM a") with { Dockerfile = dockerfile, Context = Directory.CreateDirectory(folder["c"]).FullName })).Single().Path);
    }

    [TestMethod]
    public async Task AreIncompleteBehindALimit()
    {
        var report = await AuditAsync(Inputs("FROM a", new string('x', DockerfileLimits.LineBytes + 1)));

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
    }

    [TestMethod]
    public void AreRefusedWithoutTheirContext()
    {
        var inputs = Inputs("FROM a") with { Context = folder["gone"] };

        Assert.AreEqual(DiagnosticCodes.BuildInput, Assert.ThrowsExactly<SecretSafeException>(inputs.ToImage).Code);
    }

    public void Dispose() => folder.Dispose();

    private BuildInputs Inputs(params string[] lines) =>
        new() { Dockerfile = Dockerfiles.Dockerfiles.Of(lines), Context = folder.FullPath, Project = "", Reference = "app" };

    private Task<List<SecretSafeContainers.Findings.Finding>> FindingsAsync(params string[] lines) => FindingsAsync(Inputs(lines));

    private async Task<List<SecretSafeContainers.Findings.Finding>> FindingsAsync(BuildInputs inputs) => [.. (await AuditAsync(inputs)).Images[0].Findings];

    private async Task<AuditReport> AuditAsync(BuildInputs inputs)
    {
        using var secret = new KnownSecret("known", new SecretValue(System.Text.Encoding.UTF8.GetBytes(value)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Phase = AuditPhase.Gate, Sources = inputs.Sources });
        return await auditor.AuditAsync(inputs.ToImage(), context.CancellationToken);
    }
}
