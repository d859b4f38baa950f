using System.Text;
using System.Text.RegularExpressions;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Html;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Reports;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed partial class PageOfAReport
{
    [TestMethod]
    public async Task SaysTheVerdictBeforeAnythingElse()
    {
        Assert.Contains("Leak: 9 secrets and 2 warnings</h1>", await WriteAsync(SampleReport.Shop));
        Assert.Contains("Clean: no leak</h1>", await WriteAsync(SampleReport.Clean));
        Assert.Contains("Incomplete: nothing was audited</h1>", await WriteAsync(new AuditReport(AuditPhase.Tool, [], [])));
        Assert.IsLessThan((await WriteAsync(SampleReport.Shop)).IndexOf("<table", StringComparison.Ordinal), (await WriteAsync(SampleReport.Shop)).IndexOf("<h1", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(AuditPhase.Gate, "No. This was found before the image was made.")]
    [DataRow(AuditPhase.Audit, "Assume that it has, and revoke it first.")]
    [DataRow(AuditPhase.Tool, "If the image was ever pushed, saved or shared, it has")]
    public async Task SaysWhetherTheSecretHasLeftTheMachine(AuditPhase phase, string expected) =>
        Assert.Contains(expected, await WriteAsync(SampleReport.Shop with { Phase = phase }));

    [TestMethod]
    public async Task ShowsTheTableOfTheFiveMethods()
    {
        var page = await WriteAsync(SampleReport.FiveMethods);

        var rows = Row().Matches(page).Select(row => (row.Groups["image"].Value, string.Join(' ', Cell().Matches(row.Value).Select(cell => cell.Groups["word"].Value)))).ToArray();

        CollectionAssert.AreEqual(
            new[] { ("v1", "leak no leak"), ("v2", "no no leak"), ("v3", "no no leak"), ("v4", "no leak no"), ("v5", "no no no") },
            rows);
    }

    [TestMethod]
    public async Task NamesTheLineToChangeAndWhatToRevoke()
    {
        var page = await WriteAsync(SampleReport.Shop);

        Assert.Contains("<code>src/Shop/appsettings.json:3</code>", page);
        Assert.Contains("<h4>Revoke</h4>\n<p>Rotate the account&#x27;s keys.", page);
        Assert.Contains("app/lib/Shop.Import.dll!Shop.Import.Defaults.resources!Connection", page);
        Assert.Contains("2027-06-30", page);
        Assert.Contains("app/assets/fonts.zip", page);
    }

    [TestMethod]
    public void PartsTheAdviceAboutAKnownSecretAsItIsGiven()
    {
        foreach (var channel in Enum.GetValues<ContentChannel>())
        {
            var location = new ContentLocation(channel) { Path = "a", Layer = channel == ContentChannel.File ? 0 : null };
            var fix = $"{FixAdvice.For(location)} If an image with it has left this machine, revoke the secret.";

            Assert.AreEqual(FixAdvice.For(location), Remedy.Of(SampleFinding.Known with { Fix = fix }).Change);
        }
    }

    [TestMethod]
    public void PartsTheAdviceOfEveryRule()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var remedy = Remedy.Of(SampleFinding.ByRule with { Rule = rule.Id, Fix = $"Change it. {rule.Advice} And a remark." });

            Assert.AreEqual(new Remedy("Change it.  And a remark.", rule.Advice), remedy);
        }
    }

    [TestMethod]
    public async Task HoldsHostileContentInert()
    {
        var page = await WriteAsync(HostileText.Report);

        Assert.AreEqual(1, Count(page, "<script"));
        Assert.AreEqual(1, Count(page, "</script"));
        Assert.AreEqual(1, Count(page, "</style"));
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain("<svg/", page);
        Assert.DoesNotContain("<!--", page);
        Assert.DoesNotContain("##vso[", page);
        Assert.DoesNotContain("##[", page);
        Assert.DoesNotMatchRegex("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u2028\\x00-\\x09\\x0B-\\x1F]", page);
        Assert.DoesNotMatchRegex("&#(x20|8)", page);
    }

    [TestMethod]
    public async Task ShowsTheFirstOfTooManyAndCountsTheRest()
    {
        var page = await WriteAsync(SampleReport.Large(10_000));

        Assert.AreEqual(PageLimits.Places, Count(page, "<li><code class=\"path\">app/data/"));
        Assert.Contains("And 2667 more secrets in the JSON report.", page);
        Assert.IsLessThan(8_000_000, page.Length);
    }

    [TestMethod]
    public async Task AllowsItsOwnStyleAndScriptAlone()
    {
        var page = await WriteAsync(SampleReport.Shop);

        Assert.Contains("default-src &#x27;none&#x27;; style-src &#x27;sha256-", page);
        Assert.DoesNotContain(" style=", page);
        Assert.DoesNotMatchRegex(@"<[^>]*\son\w+\s*=", page[..page.IndexOf("<script>", StringComparison.Ordinal)]);
        Assert.DoesNotMatchRegex("(src|href)=\"(?!#|data:image/svg)", page);
        Assert.DoesNotContain("innerHTML", PageAsset.Script.Text);
        Assert.DoesNotContain("eval", PageAsset.Script.Text);
        Assert.DoesNotContain("Storage", PageAsset.Script.Text);
    }

    [TestMethod]
    public async Task IsTheSameEachTime() => Assert.AreEqual(await WriteAsync(SampleReport.Shop), await WriteAsync(SampleReport.Shop));

    [TestMethod]
    public void DrawsWhatHidesASecretAndWhatDoesNot()
    {
        var hidden = SampleFinding.ByRule with { Layer = 2, Exposure = new Exposure(false, false, true) };
        var lane = new Lane(new LeakedSecret(1, [new LeakedPlace(SampleReport.Shop.Images[0], hidden)], Fails: true), [hidden]);

        Assert.AreEqual("does not see it", lane.AtRuntime.Text);
        Assert.AreEqual("below, hidden", lane.AtLayer(3).Text);
        Assert.AreEqual("enters here, hidden by a later layer", lane.AtLayer(2).Text);
        Assert.AreEqual("", lane.AtLayer(1).Text);
        Assert.AreEqual("", lane.AtInspection.Text);
    }

    [TestMethod]
    public async Task PutsTheSameSecretInManyImagesTogether()
    {
        var page = await WriteAsync(SampleReport.FiveMethods);

        Assert.AreEqual(1, Count(page, "<details"));
        Assert.Contains("4 places", page);
        Assert.Contains("Leak: 1 secret</h1>", page);
    }

    [TestMethod]
    public async Task SaysWhatWasNotReadOfAnImageThatCouldNotBeOpened()
    {
        var image = new ImageReport("docker:gone", null, null, Verdict.Incomplete, [], [], [], new Coverage(0, 0, [new Skipped(DiagnosticCodes.NotFound, "docker:gone", "no such image")]));

        var page = await WriteAsync(new AuditReport(AuditPhase.Tool, [image], []));

        Assert.Contains("Incomplete: not everything could be read</h1>", page);
        Assert.Contains("no such image", page);
        Assert.DoesNotContain("<form", page);
    }

    [GeneratedRegex("<tr><th scope=\"row\">docker:index:(?<image>v[0-9]).*?</tr>")]
    private static partial Regex Row();

    [GeneratedRegex("<td class=\"x\".*?(?<word>leak|no)</span>")]
    private static partial Regex Cell();

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    private static async Task<string> WriteAsync(AuditReport report)
    {
        using var stream = new MemoryStream();
        await new HtmlReportWriter(SampleReport.Policy).WriteAsync(report, stream, CancellationToken.None);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }
}
