using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Releases of Helm, user data of cloud-init, settings that programs compress: archives in base64 and hex, in files and in metadata.</summary>
[TestClass]
public sealed class ContainerThatStandsAsText(TestContext context)
{
    // Those that begin with a magic of their own, and are no text by themselves.
    private static readonly string[] Kinds = ["gzip", "zlib", "zstd", "xz", "bzip2", "lz4", "lzip", "zip", "stored zip", "7z"];

    private static readonly (string Name, Func<byte[], string> Write)[] Writers =
    [
        ("base64", Convert.ToBase64String),
        ("base64url", bytes => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ("lines", bytes => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)),
        ("base64 of base64", bytes => Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes)))),
        ("hex", Convert.ToHexStringLower),
        ("JSON", bytes => $$"""{"release":"{{Convert.ToBase64String(bytes)}}","next":1}"""),
    ];

    public static IEnumerable<object[]> Cases() => Kinds.SelectMany(kind => Writers.Select(writer => new object[] { kind, writer.Name }));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public async Task IsOpened(string kind, string writer)
    {
        // arrange
        var text = Writers.First(one => one.Name == writer).Write(Packing.Pack(kind, OpenedFile.Text));

        foreach (var content in (string[])[text, $"kind: Secret\ndata:\n  release: {text}\n", $"write_files:\n- content: '{text}'\nends with words\n"])
        {
            foreach (var encoding in (Encoding[])[new UTF8Encoding(), Encoding.Unicode])
            {
                // act
                var file = await OpenedFile.OfAsync("app/release.yaml", encoding.GetBytes(content), context.CancellationToken);

                // assert
                CollectionAssert.AreEqual((string[])["known-secret", "sample-token"], file.Findings.Select(finding => finding.Rule).Distinct().Order().ToArray());
                Assert.IsEmpty(file.Skipped);
            }
        }
    }

    [TestMethod]
    public async Task IsNamedInTheWayToItsContent()
    {
        var file = await OpenedFile.OfAsync("app/a.yaml", Encoding.ASCII.GetBytes("x: " + Convert.ToBase64String(Packing.Zip(("b.txt", Packing.Pack("gzip", OpenedFile.Text))))), context.CancellationToken);

        CollectionAssert.AreEqual((string[])["(base64)", "b.txt", "b.txt"], file.Findings[0].Inner);
        Assert.AreEqual(2, file.Findings[0].Line);
    }

    [TestMethod]
    public async Task IsOpenedInContainersAsDeepAsThose()
    {
        var two = Convert.ToBase64String(Packing.Pack("gzip", Convert.ToBase64String(Packing.Pack("gzip", OpenedFile.Text))));
        var four = Convert.ToBase64String(Packing.Pack("gzip", Convert.ToBase64String(Packing.Pack("gzip", two))));

        var file = await OpenedFile.OfAsync("app/a.txt", Encoding.ASCII.GetBytes(two), context.CancellationToken);
        var deeper = await OpenedFile.OfAsync("app/a.txt", Encoding.ASCII.GetBytes(four), context.CancellationToken);

        Assert.HasCount(2, file.Findings);
        Assert.IsEmpty(deeper.Findings);
        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(deeper.Skipped).Code);
    }

    [TestMethod]
    public async Task IsSaidToBeTooLong()
    {
        // arrange
        var noise = new byte[NestingLimits.EncodedBytes];
        new Random(1).NextBytes(noise);
        var text = Convert.ToBase64String(Packing.Pack("gzip", noise));

        // act
        var file = await OpenedFile.OfAsync("app/a.txt", Encoding.ASCII.GetBytes(text), context.CancellationToken);

        // assert
        var skipped = Assert.ContainsSingle(file.Skipped);
        Assert.AreEqual((DiagnosticCodes.LimitReached, "app/a.txt!(base64)"), (skipped.Code, skipped.What));
    }

    [TestMethod]
    public async Task IsNoneIfItOnlyBeginsLikeOne()
    {
        // arrange: two bytes of zlib, then anything; and words that read like the first bytes of others
        var noise = new byte[3_000];
        new Random(2).NextBytes(noise);
        (noise[0], noise[1]) = (0x78, 0x9C);
        var content = $"eJwrSkJustAWordThatIsLong UEsDBnothing/of/the/kind/at/all {Convert.ToBase64String(noise)} 1f8b08{new string('0', 40)}";

        // act
        var file = await OpenedFile.OfAsync("app/a.txt", Encoding.ASCII.GetBytes(content), context.CancellationToken);

        // assert
        Assert.IsEmpty(file.Findings);
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task ThatExpandsWithoutEndIsBound()
    {
        var bomb = Convert.ToBase64String(Packing.Pack("gzip", new byte[5_000_000]));
        var options = new AuditOptions { Nesting = new() { SmallBytes = 8_000_000, Ratio = 1 } };

        var file = await OpenedFile.OfAsync("app/a.txt", Encoding.ASCII.GetBytes($"{bomb} {bomb} {OpenedFile.Secret}"), options, context.CancellationToken);

        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(file.Skipped).Code);
        Assert.ContainsSingle(file.Findings);
    }

    [TestMethod]
    public async Task IsOpenedInMetadataAndNotShown()
    {
        // arrange
        var text = Convert.ToBase64String(Packing.Pack("gzip", OpenedFile.Text));
        var config = new JsonObject
        {
            ["config"] = new JsonObject { ["Env"] = new JsonArray("A=" + text), ["Labels"] = new JsonObject { [text] = "clean", ["a"] = text } },
            ["history"] = new JsonArray(new JsonObject { ["created_by"] = $"RUN echo {text} | base64 -d | gunzip > /etc/x" }),
        };
        var image = new Image
        {
            Reference = "test",
            Layers = [new Testing.EntryLayer(Testing.EntryLayer.File(text.Replace('/', '_') + ".txt"))],
            Documents = [new(ImageDocumentKind.Config, "config", Encoding.UTF8.GetBytes(config.ToJsonString()))],
        };
        using var secret = new KnownSecret("k", new SecretValue(Encoding.UTF8.GetBytes(OpenedFile.Secret)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [] });

        // act
        var report = await auditor.AuditAsync(image, context.CancellationToken);
        using var written = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, written, context.CancellationToken);

        // assert
        CollectionAssert.AreEquivalent(
            (ContentChannel[])[ContentChannel.Env, ContentChannel.Label, ContentChannel.Label, ContentChannel.History, ContentChannel.FileName],
            report.Images[0].Findings.Select(finding => finding.Channel).ToArray());
        Assert.DoesNotContain("H4sI", Encoding.UTF8.GetString(written.ToArray()));
    }
}
