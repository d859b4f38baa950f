using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class ProblemsOfAReport(TestContext context)
{
    private static readonly string Token = "gh" + "p_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z57";
    private static readonly Finding First = SampleFinding.ByRule with { Secret = 1 };

    [TestMethod]
    public void AreOneASecretWithItsPlaces()
    {
        var problem = Assert.ContainsSingle(Of(First, First with { Path = "b", Fingerprint = "ssc1:1" }, First with { Path = "c" }));

        Assert.AreEqual("app/appsettings.json b c", string.Join(' ', problem.Places.Select(place => place.Path)));
    }

    [TestMethod]
    public void AreSeveralForSeveralSecretsAtOnePlace() => Assert.HasCount(2, Of(First, First with { Secret = 2, Column = 60 }));

    [TestMethod]
    public void StartAtTheLineToChange()
    {
        var published = First with { Path = "bin/app.dll", Source = new SourceLocation("bin/app.dll") };
        var leftover = First with { Path = "old.json", Source = new SourceLocation("old.json", 3, 1, SourceLocation.LeftoverRemark) };
        var written = First with { Path = "new.json", Source = new SourceLocation("new.json", 3, 1, "a: ***") };

        var problem = Assert.ContainsSingle(Of(First, leftover, published, written));

        Assert.AreEqual("new.json bin/app.dll old.json app/appsettings.json", string.Join(' ', problem.Places.Select(place => place.Path)));
    }

    [TestMethod]
    public void FailIfOnePlaceFails()
    {
        var policy = new AuditPolicy { Mode = AuditMode.App };
        var below = First with { Origin = LayerOrigin.Base, Path = "etc/base.json" };

        Assert.IsFalse(Assert.ContainsSingle(Problems.Of(Report(below), policy)).Fails);
        var problem = Assert.ContainsSingle(Problems.Of(Report(below, First), policy));
        Assert.IsTrue(problem.Fails);
        Assert.AreEqual("app/appsettings.json", problem.First.Path);
    }

    [TestMethod]
    public void AreSeenByWhoeverSeesAnyPlace()
    {
        var deleted = First with { Path = "gone", Exposure = new Exposure(Runtime: false, Inspection: false, Layers: true) };
        var inHistory = First with { Path = null, Pointer = "/history/0/created_by", Exposure = new Exposure(Runtime: false, Inspection: true, Layers: false) };

        Assert.AreEqual(new Exposure(Runtime: false, Inspection: true, Layers: true), Assert.ContainsSingle(Of(deleted, inHistory)).Exposure);
    }

    [TestMethod]
    public void CountAPlaceOnceThatSeveralImagesHave()
    {
        var report = new AuditReport(AuditPhase.Audit, [.. Report(First).Images, .. Report(First with { Severity = Severity.Moderate }).Images], []);

        var problem = Assert.ContainsSingle(Problems.Of(report, new AuditPolicy()));

        Assert.ContainsSingle(problem.Places);
        Assert.HasCount(2, problem.Images);
    }

    [TestMethod]
    public void OfAReportFromAFileGoByNameAndFingerprint()
    {
        var unknown = SampleFinding.ByRule with { Inner = default };

        Assert.HasCount(3, Of(unknown, unknown with { Path = "b", Fingerprint = "ssc1:1" }, SampleFinding.Known, SampleFinding.Known with { Pointer = "/history/4/created_by" }));
    }

    [TestMethod]
    public async Task KnowASecretOverTheImagesOfAnAudit()
    {
        using var auditor = new ImageAuditor(new AuditOptions());
        using var folder = new TemporaryFolder();
        folder.Write("one/a.txt", Token);
        folder.Write("two/b.txt", $"token={Token}");

        var report = await auditor.AuditAsync(new[] { FolderImage.Create(folder["one"]), FolderImage.Create(folder["two"]) }.ToAsyncEnumerable(), context.CancellationToken);

        var problem = Assert.ContainsSingle(Problems.Of(report, new AuditPolicy()));
        Assert.HasCount(2, problem.Places);
        Assert.HasCount(2, problem.Images);
    }

    private static ImmutableArray<Problem> Of(params Finding[] findings) => Problems.Of(Report(findings), new AuditPolicy());

    private static AuditReport Report(params Finding[] findings) =>
        new(AuditPhase.Audit, [new ImageReport("oci:app", null, null, Verdict.Leak, [], [.. findings], [], new Coverage(1, 1, []))], []);
}
