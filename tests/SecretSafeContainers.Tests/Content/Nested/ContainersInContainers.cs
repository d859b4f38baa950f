using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class ContainersInContainers(TestContext context)
{
    public static IEnumerable<string> Kinds => Packing.Kinds;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task AreOpenedSixDeep(string kind)
    {
        var file = await OpenAsync(Nest(kind, 6), new AuditOptions());

        Assert.HasCount(2, file.Findings);
        Assert.IsTrue(file.Findings.All(finding => finding.Inner.Length == 6), string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task AreSaidToBeDeeper(string kind)
    {
        var file = await OpenAsync(Nest(kind, 7), new AuditOptions());

        Assert.AreNotEqual(Verdict.Clean, file.Verdict);
        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    public async Task AreOpenedAsDeepAsOneAsks()
    {
        var file = await OpenAsync(Nest("gzip", 3), new AuditOptions { NestingDepth = 2 });

        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(file.Skipped).Code);
        Assert.IsEmpty(file.Findings);
    }

    [TestMethod]
    public async Task AreOpenedWhateverTheirKinds()
    {
        var bytes = Packing.Kinds.Aggregate(Packing.Pack("tar", OpenedFile.Text), (content, kind) => Packing.Pack(kind, content));

        var file = await OpenAsync(bytes, new AuditOptions { NestingDepth = Packing.Kinds.Count() + 1 });

        Assert.HasCount(2, file.Findings, string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    private static byte[] Nest(string kind, int depth) =>
        Enumerable.Range(0, depth - 1).Aggregate(Packing.Pack(kind, OpenedFile.Text), (content, _) => Packing.Pack(kind, content));

    private Task<OpenedFile> OpenAsync(byte[] content, AuditOptions options) => OpenedFile.OfAsync("app/file", content, options, context.CancellationToken);
}
