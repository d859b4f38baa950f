using System.Text;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class TextForm
{
    private static readonly ImageReport Image = new("oci:app", null, new Platform("linux", "amd64"), Verdict.Leak,
        [
            new LayerReport(0, null, null, null, LayerOrigin.Base, 1, 1, Cached: false), new LayerReport(1, null, null, "COPY . /app", LayerOrigin.App, 1, 1, Cached: false),
        ],
        [
            SampleFinding.ByRule with { Secret = 1 }, SampleFinding.ByRule with { Secret = 1, Path = "app/copy.json", Fingerprint = "ssc1:99" }, SampleFinding.Known with { Secret = 2 },
        ],
        [], new Coverage(2048, 2, []));

    [TestMethod]
    public void SaysHowManyLayersWereKnown() =>
        Assert.AreEqual("2 layers (1 known)", Quantity.Layers([Image.Layers[0] with { Cached = true }, Image.Layers[1]]));

    [TestMethod]
    public async Task IsABlockASecretAndATableOfThem() => Assert.AreEqual("""
        SSC2001 leak (critical): known secret 'pip.conf' (encoded as base64)
            where  history, /history/3/created_by
            seen   whoever inspects the image (history, config, attestations)
            from   Dockerfile:3
            fix    Remove it.
            rule   known-secret  ssc1:00112233445566778899

        SSC2002 leak (moderate): sample credential smp_… (about 40 characters)
            where  app/appsettings.json:3:14 (layer 1)
                   app/copy.json:3:14 (layer 1)  ssc1:99
            by     COPY . /app
            seen   the running container, the image's layers
            fix    Remove it.
            rule   sample-rule  ssc1:00112233445566778899

        who sees it                                             places  runtime  inspection  layers
        SSC2001  known secret 'pip.conf' (encoded as base64)         1  -        LEAK        -
        SSC2002  sample credential smp_… (about 40 characters)       2  LEAK     -           LEAK

        oci:app  linux/amd64
          LEAK: 2 leaks, 2 files in 2 layers, 2.0 kB read


        """, await WriteAsync(new AuditReport(AuditPhase.Tool, [Image], [])));

    [TestMethod]
    public async Task SaysInWhichOfSeveralImagesASecretIs()
    {
        var other = Image with { Platform = new Platform("linux", "arm64"), Findings = [Image.Findings[0]] };

        var text = await WriteAsync(new AuditReport(AuditPhase.Tool, [Image, other], []));

        Assert.Contains("    image  oci:app linux/amd64\n", text);
        Assert.Contains("    image  all\n", text);
    }

    private static async Task<string> WriteAsync(AuditReport report)
    {
        using var stream = new MemoryStream();
        await new TextReportWriter(new AuditPolicy(), color: false).WriteAsync(report, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
