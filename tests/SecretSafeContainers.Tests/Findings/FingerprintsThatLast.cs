using System.IO.Compression;
using System.Text;
using CsCheck;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Tests.Publishing;
using static SecretSafeContainers.Testing.EntryLayer;

namespace SecretSafeContainers.Tests.Findings;

/// <summary>What was accepted stays accepted when an image is built again, and nothing else is.</summary>
[TestClass]
public sealed class FingerprintsThatLast(TestContext context)
{
    private static readonly Gen<string> Lines = Gen.Char["ab =\n"].Array[0, 300].Select(characters => new string(characters) + "\n");

    [TestMethod]
    public async Task DoNotDependOnTheLine()
    {
        var expected = await FingerprintAsync(Image([File("app/a.txt", SampleRule.Text)]));

        await Lines.SampleAsync(async lines => Assert.AreEqual(expected, await FingerprintAsync(Image([File("app/a.txt", lines + SampleRule.Text)]))), iter: 50);
    }

    [TestMethod]
    public async Task DoNotDependOnTheLayer() => Assert.AreEqual(
        await FingerprintAsync(Image([File("app/a.txt", SampleRule.Text)])),
        await FingerprintAsync(Image([File("etc/x")], [File("usr/y"), File("app/a.txt", SampleRule.Text)])));

    [TestMethod]
    public async Task DoNotDependOnTheLineOfTheHistory() => Assert.AreEqual(
        await FingerprintAsync(Config($$"""{"history":[{"created_by":"RUN {{SampleRule.Text}}"}]}""")),
        await FingerprintAsync(Config($$"""{"history":[{"created_by":"FROM"},{"created_by":"RUN {{SampleRule.Text}}"}]}""")));

    [TestMethod]
    public async Task DoNotDependOnTheOrderOfVariables() => Assert.AreEqual(
        await FingerprintAsync(Config($$"""{"config":{"Env":["T={{SampleRule.Text}}"] } }""")),
        await FingerprintAsync(Config($$"""{"config":{"Env":["A=1","T={{SampleRule.Text}}"] } }""")));

    [TestMethod]
    public async Task AreTheSameInTheGateAndInTheAudit()
    {
        using var folder = new PublishFixture().Add("publish/conf/a.txt", SampleRule.Text);

        var gate = await FingerprintAsync(folder.Inputs.OpenFolder(), new AuditOptions { Phase = AuditPhase.Gate, Sources = new PublishedSources(folder.Inputs, 0) });
        var audit = await FingerprintAsync(Image([File("base")], [File("app/conf/a.txt", SampleRule.Text)]), new AuditOptions { Phase = AuditPhase.Audit });

        Assert.AreEqual(gate, audit);
    }

    [TestMethod]
    public async Task AreTheSameInAnArchiveThatWasPackedAgain()
    {
        var first = Zip(CompressionLevel.NoCompression, 2020, ("in/a.txt", SampleRule.Text), ("b.txt", "b"));
        var again = Zip(CompressionLevel.SmallestSize, 2026, ("c.txt", "c"), ("b.txt", "b"), ("in/a.txt", "x\n" + SampleRule.Text));

        Assert.AreEqual(await FingerprintAsync(Image([first])), await FingerprintAsync(Image([again])));
    }

    [TestMethod]
    public async Task DifferByTheFileInAnArchive() => Assert.AreNotEqual(
        await FingerprintAsync(Image([Zip(CompressionLevel.Fastest, 2020, ("a.txt", SampleRule.Text))])),
        await FingerprintAsync(Image([Zip(CompressionLevel.Fastest, 2020, ("b.txt", SampleRule.Text))])));

    [TestMethod]
    public async Task DoNotDependOnWhatElseIsFound()
    {
        // The password of another file is a part of this one's path, and masked in what is printed.
        var other = File("etc/b.txt", "Server=db;User Id=sa;" + "Pass" + "word=Zq7-orders;");
        var place = "app/Zq7-orders/a.txt";

        var alone = await FingerprintAsync(Image([File(place, SampleRule.Text)]));
        var report = await AuditAsync(Image([other, File(place, SampleRule.Text)]), new AuditOptions { Rules = [.. RuleCatalogue.All, SampleRule.Token] });

        var finding = report.Images[0].Findings.Single(finding => finding.Rule == SampleRule.Token.Id);
        Assert.AreEqual("app/***/a.txt", finding.Path);
        Assert.AreEqual(alone, finding.Fingerprint);
    }

    [TestMethod]
    public async Task DoNotTellTheSecretInThePath()
    {
        var report = await AuditAsync(Image([File($"app/{SampleRule.Text}", SampleRule.Text)]), new AuditOptions { Rules = [SampleRule.Token] });

        var bits = Fingerprints.HashSecret(Encoding.UTF8.GetBytes(SampleRule.Text));
        Assert.Contains(Fingerprints.Of(SampleRule.Token.Id, "app/***", bits), report.Images[0].Findings.Select(finding => finding.Fingerprint));
    }

    private static Image Image(params LayerEntry[][] layers) => new() { Reference = "app", Layers = [.. layers.Select(entries => new EntryLayer(entries))] };

    private static Image Config(string json) => Image([File("a")]) with { Documents = [new(ImageDocumentKind.Config, "config", Encoding.UTF8.GetBytes(json))] };

    private static LayerEntry Zip(CompressionLevel level, int year, params (string Name, string Text)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var entry = zip.CreateEntry(name, level);
                entry.LastWriteTime = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        bytes.Position = 0;
        return new() { Kind = LayerEntryKind.File, Path = "app/lib.zip", Size = bytes.Length, Content = bytes };
    }

    private async Task<string> FingerprintAsync(Image image, AuditOptions? options = null) =>
        Assert.ContainsSingle((await AuditAsync(image, (options ?? new AuditOptions()) with { Rules = [SampleRule.Token] })).Images[0].Findings).Fingerprint;

    private async Task<AuditReport> AuditAsync(Image image, AuditOptions options)
    {
        using var auditor = new ImageAuditor(options);
        return await auditor.AuditAsync(image, context.CancellationToken);
    }
}
