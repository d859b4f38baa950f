using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Agents;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Tests.Detection;
using static SecretSafeContainers.Testing.EntryLayer;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class KnownSecretInEveryChannel(TestContext context)
{
    private const string Value = "My$3cr3t P4\"<&'é\\/+~x?=%ä😀-k7Q";

    private static readonly ContentChannel[] Channels =
        [ContentChannel.Annotation, ContentChannel.Env, ContentChannel.File, ContentChannel.FileName, ContentChannel.History, ContentChannel.Label];

    public static IEnumerable<object[]> Forms() => WrittenForm.All.Where(form => form.IsText).Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public async Task IsFoundAndMasked(object form)
    {
        // arrange
        var written = Encoding.UTF8.GetString(((WrittenForm)form).Write(Value));
        using var secret = new KnownSecret("feed", new SecretValue(Encoding.UTF8.GetBytes(Value)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [], Phase = AuditPhase.Tool });
        var report = new MemoryStream();

        // act
        var audit = await auditor.AuditAsync(ImageWith(written), context.CancellationToken);
        await WriteAsync(audit, report);

        // assert
        CollectionAssert.AreEquivalent(Channels, audit.Images[0].Findings.Select(finding => finding.Channel).ToArray());
        var text = Encoding.UTF8.GetString(report.ToArray());
        Assert.DoesNotContain("3cr3t", text);
        Assert.IsEmpty(Scanned.Of(report.ToArray(), [], secret).Detections);
    }

    // All that leaves an audit, in every form.
    private async Task WriteAsync(AuditReport audit, Stream output)
    {
        var policy = new AuditPolicy();
        foreach (var writer in (IReportWriter[])[new TextReportWriter(policy, color: true), .. ReportForms.All.Select(form => form.Writer(new ReportContext(policy)))])
        {
            await writer.WriteAsync(audit, output, context.CancellationToken);
        }

        foreach (var agent in new BuildAgent[] { new AzurePipelines { TemporaryFolder = "" }, new GitHubActions(null) { TemporaryFolder = "" } })
        {
            output.Write(Encoding.UTF8.GetBytes(string.Join('\n', agent.Say(audit, policy, 100))));
        }
    }

    private static Image ImageWith(string text)
    {
        var config = new JsonObject
        {
            ["config"] = new JsonObject { ["Env"] = new JsonArray("A=" + text), ["Labels"] = new JsonObject { ["a.label"] = text } },
            ["history"] = new JsonArray(new JsonObject { ["created_by"] = "RUN |1 A=" + text + " /bin/sh -c true" }),
        };
        var manifest = new JsonObject { ["annotations"] = new JsonObject { ["an.annotation"] = text } };
        return new()
        {
            Reference = "test",
            Layers = [new Testing.EntryLayer(File("a.txt", "<" + text + ">"), File("srv/" + text + ".txt"))],
            Documents = [Document(ImageDocumentKind.Config, config), Document(ImageDocumentKind.Manifest, manifest)],
        };
    }

    private static ImageDocument Document(ImageDocumentKind kind, JsonObject json) => new(kind, "document", Encoding.UTF8.GetBytes(json.ToJsonString()));
}
