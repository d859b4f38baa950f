using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests;

/// <summary>The product: every form of a value, in every corner of a stored image, and in every kind of container.</summary>
[TestClass]
public sealed class KnownSecretAnywhere(TestContext context)
{
    private const string Value = "My$3cr3t P4\"<&>'é\\/+~x?=%ä😀-k7Q";

    public static IEnumerable<object[]> Forms() => WrittenForm.All.Select(form => new object[] { form });

    public static IEnumerable<object[]> Texts() => WrittenForm.All.Where(form => form.IsText).Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public async Task IsFoundInEveryCornerOfAnImage(object form)
    {
        // arrange
        var text = Encoding.UTF8.GetString(((WrittenForm)form).Write(Value));
        var corners = Corners(text);

        // act
        var report = await AuditAsync(corners);

        // assert
        string[] expected =
        [
            "Annotation /annotations/a.root", "Annotation /annotations/an.annotation", "Annotation /manifests/0/annotations/a.descriptor",
            "Attestation /predicate/invocation/parameters/args/x", "Attestation /predicate/source",
            "Config /author", "Config /config/Cmd/2", "Config /config/Entrypoint/0", "Config /config/Healthcheck/Test/1", "Config /config/OnBuild/0", "Config /config/Volumes/*",
            "Config /config/WorkingDir", "Config /container_config/Cmd/0", "Env /config/Env/0", "File deleted", "File hidden", "File linked", "File replaced", "File visible",
            "FileName 0", "History /history/0/created_by", "History /history/1/comment", "Label /config/Labels/*", "Label /config/Labels/a.label", "Link 0",
            .. text.Contains('\n', StringComparison.Ordinal) ? (string[])[] : ["Xattr 0"],
        ];
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', PlacesOf(report).Order(StringComparer.Ordinal)));
        Assert.IsEmpty(report.Images.SelectMany(image => image.Coverage.Skipped));
        await AssertIsMaskedAsync(report);
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public async Task IsFoundInEveryContainer(object form)
    {
        // arrange
        byte[] text = [.. "a line\n"u8, .. ((WrittenForm)form).Write(Value), .. "\nanother\n"u8];
        var image = TestImage.Of(Packing.Kinds.Select(kind => TestEntry.File("app/" + kind, LayerCompression.Gzip.Compress(Packing.Pack(kind, text)))));

        // act
        var report = await AuditAsync(TestRegistry.Of(image));

        // assert
        CollectionAssert.AreEqual(Packing.Kinds.Order().ToArray(), report.Images[0].Findings.Select(finding => finding.Path![4..]).Order().ToArray());
        Assert.IsTrue(report.Images[0].Findings.All(finding => finding.Inner.Length == 2));
    }

    private static IEnumerable<string> PlacesOf(AuditReport report) => report.Images[0].Findings.Select(finding => finding.Channel switch
    {
        ContentChannel.File => $"File {finding.Path![4..]}",
        ContentChannel.FileName or ContentChannel.Link or ContentChannel.Xattr => $"{finding.Channel} {finding.Layer}",
        _ => $"{finding.Channel} {(finding.Pointer!.Split(' ') is [var key, _, ..] ? key[..(key.LastIndexOf('/') + 1)] + "*" : finding.Pointer)}",
    });

    private async Task AssertIsMaskedAsync(AuditReport report)
    {
        using var written = new MemoryStream();
        using var secret = Scanned.Secret("feed", Value);
        await new JsonReportWriter().WriteAsync(report, written, context.CancellationToken);
        Assert.DoesNotContain("3cr3t", Encoding.UTF8.GetString(written.ToArray()));
        Assert.IsEmpty(Scanned.Of(written.ToArray(), [], secret).Detections);
    }

    private static TestRegistry Corners(string text)
    {
        var file = $"[{text}]";
        var attributes = ImmutableSortedDictionary<string, string>.Empty;
        var image = new TestImage
        {
            Layers =
            [
                TestLayer.Of(
                    TestEntry.File("app/visible", file), TestEntry.File("app/deleted", file), TestEntry.File("app/replaced", file), TestEntry.File("dir/hidden", file),
                    TestEntry.File("app/linked", file), TestEntry.HardLink("app/link", "app/linked"), TestEntry.SymbolicLink("app/to", "/x/" + text + "/y"),
                    TestEntry.File("srv/" + text + ".txt", "clean"),
                    TestEntry.File("app/plain", "clean") with { ExtendedAttributes = text.Contains('\n', StringComparison.Ordinal) ? attributes : attributes.Add("user.comment", text) }),
                TestLayer.Of(TestEntry.Whiteout("app/deleted"), TestEntry.File("app/replaced", "clean"), TestEntry.OpaqueWhiteout("dir")),
            ],
            Annotations = attributes.Add("an.annotation", text),
            Attestations = [new JsonObject
            {
                ["_type"] = "https://in-toto.io/Statement/v0.1",
                ["predicate"] = new JsonObject
                {
                    ["invocation"] = new JsonObject { ["parameters"] = new JsonObject { ["args"] = new JsonObject { ["x"] = text } } },
                    ["source"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("FROM scratch\nARG A=" + text + "\n")),
                },
            }.ToJsonString()],
        };
        var registry = new TestRegistry();
        image = image with { StoredConfig = Config(image, text) };
        var child = registry.Add(null, image);
        TestRegistry.Annotate(child, "a.descriptor", text);
        var root = registry.AddIndex(child);
        TestRegistry.Annotate(root, "a.root", text);
        registry.Roots.Clear();
        registry.Roots.Add(root);
        return registry;
    }

    private static byte[] Config(TestImage image, string text) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["architecture"] = "amd64",
        ["os"] = "linux",
        ["author"] = text,
        ["container_config"] = new JsonObject { ["Cmd"] = new JsonArray(text) },
        ["config"] = new JsonObject
        {
            ["Env"] = new JsonArray("A=" + text),
            ["Labels"] = new JsonObject { ["a.label"] = text, ["key " + text] = "clean" },
            ["Entrypoint"] = new JsonArray(text),
            ["Cmd"] = new JsonArray("/bin/sh", "-c", "run " + text),
            ["OnBuild"] = new JsonArray("RUN echo " + text),
            ["Healthcheck"] = new JsonObject { ["Test"] = new JsonArray("CMD", text) },
            ["Volumes"] = new JsonObject { ["/data " + text] = new JsonObject() },
            ["WorkingDir"] = "/x " + text,
        },
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray([.. image.Layers.Select(layer => JsonValue.Create(layer.DiffId.ToString()))]) },
        ["history"] = new JsonArray(new JsonObject { ["created_by"] = "RUN |1 A=" + text + " /bin/sh -c true" }, new JsonObject { ["comment"] = text }),
    }.ToJsonString());

    private async Task<AuditReport> AuditAsync(TestRegistry registry)
    {
        using var secret = new KnownSecret("feed", new SecretValue(Encoding.UTF8.GetBytes(Value)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [], Phase = AuditPhase.Tool });
        return await auditor.AuditAsync(ImageReader.ReadAsync(registry.ToSource(), null, context.CancellationToken), context.CancellationToken);
    }
}
