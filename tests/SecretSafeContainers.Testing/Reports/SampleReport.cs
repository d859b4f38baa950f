using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Testing.Reports;

/// <summary>Reports as users get them: one of a shop with ten different leaks, one of the five Dockerfiles.</summary>
public static class SampleReport
{
    private static readonly SourceLocation Copy = new("src/Index/v1.Dockerfile", 4, 1, "COPY pip.conf /root/.pip/pip.conf");

    /// <summary>The policy of a build: leaks by rule in the base image are warnings.</summary>
    public static AuditPolicy Policy { get; } = new() { Mode = AuditMode.App };

    /// <summary>A web app with ten leaks, some deleted, one of the base image, two accepted, and one file that could not be read.</summary>
    public static AuditReport Shop { get; } = new(AuditPhase.Audit, [ShopImage()], []);

    /// <summary>Five ways to use a password in a Dockerfile: four leak, and three share the layer that does.</summary>
    public static AuditReport FiveMethods { get; } = FiveImages();

    /// <summary>A gate that stopped a publish: nothing is in a layer yet.</summary>
    public static AuditReport Gate { get; } = new(AuditPhase.Gate, [GateImage()], []);

    /// <summary>Nothing found, and everything read.</summary>
    public static AuditReport Clean { get; } = new(AuditPhase.Audit,
        [ShopImage() with { Verdict = Verdict.Clean, Findings = [], Suppressed = [], Coverage = new Coverage(231_700_000, 3412, []) }], []);

    /// <summary>Many secrets at many places of one image.</summary>
    public static AuditReport Large(int findings) => new(AuditPhase.Tool,
    [
        ShopImage() with
        {
            Findings = [.. Enumerable.Range(0, findings).Select(index => SampleLeak.Known($"secret-{index / 3}", index % 8, $"app/data/{index}.json", new Exposure(true, false, true)))],
        },
    ], []);

    private static ImageReport ShopImage() => new("registry.example/shop:1.4.2", Digest.OfBytes("shop"u8), new Platform("linux", "amd64"), Verdict.Leak,
        [
            Layer(0, LayerOrigin.Base, 116_500_000, 2871, "RUN /bin/sh -c set -eux; apt-get update && apt-get install -y ca-certificates libicu72 tzdata # buildkit"),
            Layer(1, LayerOrigin.Base, 77_400_000, 182, "COPY /shared/Microsoft.NETCore.App /usr/share/dotnet/shared # buildkit"),
            Layer(2, LayerOrigin.Base, 24_100_000, 140, "COPY /shared/Microsoft.AspNetCore.App /usr/share/dotnet/shared # buildkit"),
            Layer(3, LayerOrigin.Base, 3_100, 4, "RUN /bin/sh -c curl -u build:*** https://packages.example/setup.sh | sh # buildkit"),
            Layer(4, LayerOrigin.App, 812, 1, "COPY nuget.config . # buildkit"),
            Layer(5, LayerOrigin.App, 9_300_000, 160, "RUN /bin/sh -c dotnet restore && rm nuget.config # buildkit"),
            Layer(6, LayerOrigin.App, 4_600_000, 38, "COPY --from=build /app /app # buildkit"),
            Layer(7, LayerOrigin.App, 204, 2, "RUN /bin/sh -c chown -R app /app/keys # buildkit"),
        ],
        [
            SampleLeak.Known("shop-api-password", 6, "app/wwwroot/shop.js", Seen, new SourceLocation("src/Shop/wwwroot/shop.js", 1, 60, "fetch(url, { headers: { authorization: 'Basic ***' } })")) with { Encoding = ["base64"], Line = 1, Column = 60 },
            SampleLeak.Known("shop-api-password", 6, "app/wwwroot/shop.js.gz", Seen) with { Inner = ["shop.js"], Encoding = ["base64"], Line = 1, Column = 60 },
            SampleLeak.Known("feed", 4, "src/nuget.config", Hidden, new SourceLocation("src/Shop/Dockerfile", 6, 1, "COPY nuget.config .")) with { Line = 9, Column = 42 },
            SampleLeak.InFile("connection-string-password", 6, "app/appsettings.json", "… (about 20 characters)", new SourceLocation("src/Shop/appsettings.json", 3, 70, "\"Shop\": \"Server=db;User Id=shop;Password=***\"")),
            SampleLeak.InFile("azure-storage-key", 6, "app/appsettings.Production.json", "… (about 90 characters)", new SourceLocation("src/Shop/appsettings.Production.json", 12)) with { Line = 12, Column = 91 },
            SampleLeak.InFile("private-key", 6, "app/keys/signing.pem", "", new SourceLocation("src/Shop/Shop.csproj", 14, 5, "<Content Include=\"keys/signing.pem\" />")) with { Code = DiagnosticCodes.CredentialFile, Line = 1, Column = 1, Secret = 1 },
            SampleLeak.InFile("private-key", 7, "app/keys/signing.pem", "") with { Code = DiagnosticCodes.CredentialFile, Line = 1, Column = 1, Secret = 1 },
            SampleLeak.InFile("github-pat", 6, "app/lib/Shop.Import.dll", "ghp_… (about 40 characters)") with { Inner = ["Shop.Import.Defaults.resources", "Connection"], Line = null, Column = null, Offset = 48_211 },
            SampleLeak.InMetadata("stripe-live-key", ContentChannel.Env, "/config/Env/5", "sk_live_… (about 110 characters)", runtime: true),
            SampleLeak.InMetadata("slack-webhook", ContentChannel.Label, "/config/Labels/deploy.notify", "… (about 80 characters)", runtime: false),
            SampleLeak.InMetadata("curl-user-password", ContentChannel.History, "/history/7/created_by", "", runtime: false).InBase(),
            SampleLeak.InFile("shadow-password-hash", 0, "etc/shadow", "… (about 110 characters)").InBase() with { Exposure = Hidden },
            SampleLeak.InFile("jwt", 6, "app/testdata/token.txt", "… (about 180 characters)"),
        ],
        [
            new(SuppressionKind.Item, "jwt", "tokens of the tests, for no service", new DateOnly(2027, 6, 30), SampleLeak.InFile("jwt", 6, "app/testdata/expired.txt", "… (about 180 characters)")),
            new(SuppressionKind.Inline, "src/Shop/Seed.cs:31", "the demo's database", null, SampleLeak.InFile("generic-secret", 6, "app/Shop.dll", "… (about 20 characters)")),
        ],
        new Coverage(231_700_000, 3398, [new Skipped(DiagnosticCodes.Malformed, "app/assets/fonts.zip", "the zip's directory ends early", 88_120)]) { ExpandedBytes = 41_200_000 });

    private static Exposure Seen => new(Runtime: true, Inspection: false, Layers: true);

    private static Exposure Hidden => new(Runtime: false, Inspection: false, Layers: true);

    private static ImageReport GateImage() => ShopImage() with
    {
        Digest = null,
        Layers = [.. ShopImage().Layers.Take(4)],
        Suppressed = [],
        Findings =
        [
            .. ShopImage().Findings.Where(finding => finding.Layer == 6 && finding.SecretId != "feed")
                .Select(finding => finding with { Channel = ContentChannel.Publish, Layer = null }),
        ],
    };

    private static AuditReport FiveImages()
    {
        var leaking = Layer(2, LayerOrigin.App, 1_300, 1, "COPY pip.conf /root/.pip/pip.conf # buildkit");
        var install = Layer(3, LayerOrigin.App, 48_200_000, 1930, "RUN /bin/sh -c pip install internal-package # buildkit");
        ImmutableArray<LayerReport> bottom =
        [
            Layer(0, LayerOrigin.Base, 74_800_000, 3220, "RUN /bin/sh -c debuerreotype # debian 12"),
            Layer(1, LayerOrigin.Base, 41_900_000, 1804, "RUN /bin/sh -c set -eux; python3 -m ensurepip # buildkit"),
        ];
        ImageReport[] images =
        [
            Method(1, [.. bottom, leaking, install], [Pip(Seen)]),
            Method(2, [.. bottom, leaking, install, Layer(4, LayerOrigin.App, 0, 1, "RUN /bin/sh -c rm /root/.pip/pip.conf # buildkit")], [Pip(Hidden)]),
            Method(3, [.. bottom, leaking, Layer(3, LayerOrigin.App, 48_200_000, 1931, "RUN /bin/sh -c pip install internal-package && rm /root/.pip/pip.conf # buildkit")], [Pip(Hidden)]),
            Method(4, [.. bottom, Layer(2, LayerOrigin.App, 48_200_000, 1930, "RUN |1 SECRET=*** /bin/sh -c ./install.sh # buildkit")],
                [SampleLeak.Known("pip.conf", 0, "", default, new SourceLocation("src/Index/v4.Dockerfile", 5, 1, "ARG SECRET")) with { Channel = ContentChannel.History, Layer = null, Path = null, Pointer = "/history/6/created_by", Exposure = new Exposure(false, true, false) }]),
            Method(5, [.. bottom, Layer(2, LayerOrigin.App, 48_200_000, 1930, "RUN --mount=type=secret,id=pip.conf,target=/root/.pip/pip.conf pip install internal-package # buildkit")], []),
        ];
        return new AuditReport(AuditPhase.Tool, [.. images], [new SharedLayer(leaking.DiffId!.Value, ["docker:index:v1", "docker:index:v2", "docker:index:v3"], 1)]);
    }

    private static Finding Pip(Exposure exposure) => SampleLeak.Known("pip.conf", 2, "root/.pip/pip.conf", exposure, Copy) with { Line = 2, Column = 37 };

    private static ImageReport Method(int number, ImmutableArray<LayerReport> layers, ImmutableArray<Finding> findings) => new(
        $"docker:index:v{number}", Digest.OfBytes([(byte)number]), new Platform("linux", "amd64"), findings.IsEmpty ? Verdict.Clean : Verdict.Leak, layers, findings, [],
        new Coverage(layers.Sum(layer => layer.Bytes), layers.Sum(layer => layer.Files), []));

    private static LayerReport Layer(int index, LayerOrigin origin, long bytes, long files, string createdBy)
    {
        var digest = Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(createdBy));
        return new(index, digest, digest, createdBy, origin, bytes, files, Cached: false);
    }
}
