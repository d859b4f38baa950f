using System.IO.Compression;
using System.Text;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class FindingsThatACommentAllows(TestContext context) : IDisposable
{
    private const string Comment = "// secretsafe:allow sample-token of a test";
    private readonly PublishFixture folder = new();

    [TestMethod]
    [DataRow("{0} {1}", DisplayName = "in its line")]
    [DataRow("{1}\nx {0}", DisplayName = "in the line above")]
    public async Task AreSuppressedWithTheReason(string form)
    {
        var report = await GateAsync(Text(form));

        var suppressed = Assert.ContainsSingle(report.Images[0].Suppressed);
        Assert.AreEqual((SuppressionKind.Inline, "of a test"), (suppressed.Kind, suppressed.Reason));
        Assert.StartsWith($"{folder.In("src/app.js")}:1", suppressed.By);
        Assert.IsEmpty(report.Images[0].Findings);
        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    [DataRow("{1}\n\n{0}", DisplayName = "two lines above")]
    [DataRow("{0}\n{1}", DisplayName = "in the line below")]
    [DataRow("{2} // secretsafe:allow sample-token mine\n{0}", DisplayName = "about a finding of its own line above")]
    [DataRow("{0} // secretsafe:allow github-pat why", DisplayName = "for another rule")]
    [DataRow("{0} // secretsafe:allow sample-token", DisplayName = "without a reason")]
    [DataRow("{0} // secretsafe:allow * why", DisplayName = "for all rules")]
    public async Task AreNotThoseWithACommentThatSpeaksOfOthers(string form)
    {
        var report = await GateAsync(Text(form));

        Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual(Verdict.Leak, report.Verdict);
    }

    [TestMethod]
    [DataRow("{0} // secretsafe:allow sample-token", "gives no reason")]
    [DataRow("{0} // secretsafe:allow other why", "names another rule")]
    public async Task AreToldWhyACommentDoesNotCount(string form, string why)
    {
        var report = await GateAsync(Text(form));

        Assert.Contains($"The comment secretsafe:allow in line 1 does not count: it {why}", report.Images[0].Findings[0].Fix);
    }

    [TestMethod]
    public async Task AreOnlyWhatStandsInTheSourceItself()
    {
        // Same line, same rule, same comment: but a build step put another token into what is published.
        var other = "smp_" + new string('z', 20);

        var report = await GateAsync(Text("{0} {1}"), published: $"{other} {Comment}");

        Assert.Contains("not what stands in this file", Assert.ContainsSingle(report.Images[0].Findings).Fix);
    }

    [TestMethod]
    [DataRow("obj/app.js", DisplayName = "what the build makes")]
    [DataRow("node_modules/lib/app.js", DisplayName = "what npm fetched")]
    [DataRow(".cache/app.js", DisplayName = "a hidden folder")]
    [DataRow("packages.d/lib/1.0.0/content/app.js", DisplayName = "a package of NuGet")]
    [DataRow("../elsewhere.js", DisplayName = "a file beside the project")]
    public async Task AreNotInWhatOthersWrote(string source)
    {
        folder.Add("packages.d/lib/1.0.0/.nupkg.metadata", "{}");
        try
        {
            var report = await GateAsync(Text("{0} {1}"), source: source == "../elsewhere.js" ? $"../{Path.GetFileName(folder.Root)}.js" : source);

            Assert.ContainsSingle(report.Images[0].Findings);
        }
        finally
        {
            File.Delete(folder.Root + ".js");
        }
    }

    [TestMethod]
    public async Task AreSuppressedInWhatIsCompiledOfTheCode()
    {
        folder.Add("app.csproj", "<Project />").Add("src/Known.cs", $"// 1\nvar s = \"{SampleRule.Text}\"; {Comment}\n").Add("obj/app.dll", "MZ");

        var report = await AuditAsync("obj/app.dll", $"MZ\0{SampleRule.Text}\0");

        Assert.StartsWith($"{folder.In("src/Known.cs")}:2", Assert.ContainsSingle(report.Images[0].Suppressed).By);
        Assert.IsEmpty(report.Images[0].Findings);
    }

    [TestMethod]
    public async Task AreNotBehindALink()
    {
        folder.Add("obj/real.js", Text("{0} {1}"));
        Directory.CreateDirectory(folder.In("src"));
        File.CreateSymbolicLink(folder.In("src/app.js"), folder.In("obj/real.js"));

        var report = await AuditAsync("src/app.js", Text("{0} {1}"));

        Assert.ContainsSingle(report.Images[0].Findings);
    }

    [TestMethod]
    public async Task AreNotInAFileThatNoItemPublishes()
    {
        folder.Add("publish/left.js", Text("{0} {1}"));

        var report = await AuditAsync(source: null, published: null);

        Assert.ContainsSingle(report.Images[0].Findings);
    }

    [TestMethod]
    public async Task AreNotInAFolderOfTheTool()
    {
        folder.Add("publish/app.js", Text("{0} {1}"));
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token] });

        var report = await auditor.AuditAsync(folder.Inputs.OpenFolder(), context.CancellationToken);

        Assert.ContainsSingle(report.Images[0].Findings);
    }

    [TestMethod]
    public async Task AreNeverKnownSecrets()
    {
        using var secret = new KnownSecret("feed", new SecretValue(Encoding.UTF8.GetBytes(SampleRule.Text)));

        var report = await GateAsync(Text("{0} {1}"), secrets: [secret]);

        Assert.Contains("no comment accepts a known secret", Assert.ContainsSingle(report.Images[0].Findings).Fix);
    }

    [TestMethod]
    public async Task AreSuppressedInTheCompressedFileBesideThemToo()
    {
        var text = Text("{0} {1}");
        using (var gzip = new GZipStream(File.Create(Path.Combine(folder.Inputs.PublishFolder, "app.js.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var report = await GateAsync(text);

        Assert.HasCount(2, report.Images[0].Suppressed);
        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    public async Task SayNothingOfTheSecret()
    {
        var report = await GateAsync($"{Comment} {SampleRule.Text}");

        Assert.AreEqual("of a test ***", Assert.ContainsSingle(report.Images[0].Suppressed).Reason);
    }

    public void Dispose() => folder.Dispose();

    private static string Text(string form) => string.Format(null, form, SampleRule.Text, Comment, "smp_" + new string('o', 20));

    private Task<AuditReport> GateAsync(string text, string source = "src/app.js", string? published = null, KnownSecret[]? secrets = null)
    {
        folder.Add(source, text);
        return AuditAsync(source, published ?? text, secrets);
    }

    private async Task<AuditReport> AuditAsync(string? source, string? published, KnownSecret[]? secrets = null)
    {
        var inputs = folder.Inputs;
        if (source is not null)
        {
            folder.Add("publish/app.js", published!);
            inputs = inputs with { Files = [new PublishedFile("app.js", Path.GetFullPath(folder.In(source)))] };
        }

        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token], Phase = AuditPhase.Gate, Sources = new PublishedSources(inputs, 0), Secrets = secrets ?? [] });
        return await auditor.AuditAsync(inputs.OpenFolder(), context.CancellationToken);
    }
}
