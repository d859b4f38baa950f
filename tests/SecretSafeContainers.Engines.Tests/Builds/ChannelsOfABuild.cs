using System.Text;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>Every way in which a Dockerfile puts a secret into an image that these engines can go, from the gate to the audit of what was built.</summary>
public abstract class ChannelsOfABuild(TestContext context)
{
    private const string Id = "feed";

    // Nothing in it needs quoting in a Dockerfile, a shell, a file name or a tag of an image's user.
    private static readonly string Secret = string.Concat("Zq7", "channel", "Wx29", "pLm4");

    private protected abstract Builder Builder { get; }

    [TestMethod]
    [DataRow("ARG TOK=_\nRUN echo $TOK > /dev/null", ContentChannel.History, DisplayName = "a default of ARG")]
    [DataRow("ENV TOK=_", ContentChannel.Env, DisplayName = "ENV")]
    [DataRow("ENV TOK=_\nENV TOK=", ContentChannel.History, DisplayName = "ENV, emptied later")]
    [DataRow("LABEL tok=_", ContentChannel.Label, DisplayName = "LABEL")]
    [DataRow("CMD [\"app\", \"--tok=_\"]", ContentChannel.Config, DisplayName = "CMD")]
    [DataRow("CMD [\"app\", \"--tok=_\"]\nCMD [\"app\"]", ContentChannel.History, DisplayName = "CMD, replaced later")]
    [DataRow("ENTRYPOINT [\"app\", \"_\"]", ContentChannel.Config, DisplayName = "ENTRYPOINT")]
    [DataRow("USER _", ContentChannel.Config, DisplayName = "USER")]
    [DataRow("VOLUME /data/_", ContentChannel.Config, DisplayName = "VOLUME, a key of the config")]
    [DataRow("WORKDIR /place/_", ContentChannel.Config, DisplayName = "WORKDIR")]
    [DataRow("WORKDIR /place/_\nWORKDIR /", ContentChannel.History, DisplayName = "WORKDIR, replaced later")]
    [DataRow("MAINTAINER _", ContentChannel.Config, DisplayName = "MAINTAINER")]
    [DataRow("RUN echo _ > /dev/null", ContentChannel.History, DisplayName = "a literal of RUN")]
    public async Task InTheDockerfileAreSeenByTheGateAndByTheAudit(string lines, ContentChannel channel)
    {
        await using var build = await StartAsync(lines.Replace("_", Secret, StringComparison.Ordinal));

        Assert.AreEqual(Verdict.Leak, (await build.Audited.GateAsync(context.CancellationToken)).Verdict, "the gate");
        AssertLeak(await build.AuditAsync(context.CancellationToken), channel);
    }

    [TestMethod]
    public async Task InATriggerForLaterBuildsAreSeenByTheGateAndByTheAudit()
    {
        await using var build = await StartAsync($"ONBUILD RUN echo {Secret}");

        Assert.AreEqual(Verdict.Leak, (await build.Audited.GateAsync(context.CancellationToken)).Verdict, "the gate");

        // Docker keeps it in the config alone, podman's OCI images in the history alone.
        var channels = (await build.AuditAsync(context.CancellationToken)).Images.SelectMany(image => image.Findings).Select(finding => finding.Channel).Distinct().ToList();
        Assert.IsTrue(channels is [ContentChannel.Config or ContentChannel.History], string.Join(", ", channels));
    }

    [TestMethod]
    public async Task InABuildArgumentAreSeenByTheGateAndByTheAudit()
    {
        await using var build = await StartAsync("ARG TOK\nRUN echo $TOK > /dev/null", new KeyValuePair<string, string>("TOK", Secret));

        Assert.AreEqual(Verdict.Leak, (await build.Audited.GateAsync(context.CancellationToken)).Verdict, "the gate");
        AssertLeak(await build.AuditAsync(context.CancellationToken), ContentChannel.History);
    }

    [TestMethod]
    [DataRow("cp /s /kept", ContentChannel.File, true, DisplayName = "copied")]
    [DataRow("base64 /s > /kept", ContentChannel.File, true, DisplayName = "copied as base64")]
    [DataRow("hexdump -v -e '1/1 \"%02x\"' /s > /kept", ContentChannel.File, true, DisplayName = "copied as hex")]
    [DataRow("touch /$(cat /s)", ContentChannel.FileName, true, DisplayName = "the name of a file")]
    [DataRow("ln -s /$(cat /s) /link", ContentChannel.Link, true, DisplayName = "the target of a link")]
    [DataRow("cp /s /kept && ln /kept /other && rm /kept", ContentChannel.File, true, DisplayName = "a hard link")]
    [DataRow("cp /s /etc/passwd.bak\nRUN rm /etc/passwd.bak", ContentChannel.File, false, DisplayName = "copied, deleted in a later step")]
    [DataRow("cp /s /kept\nRUN echo gone > /kept", ContentChannel.File, false, DisplayName = "copied, overwritten in a later step")]
    [DataRow("mkdir /d && cp /s /d/kept\nRUN rm -r /d && mkdir /d", ContentChannel.File, false, DisplayName = "copied, its folder replaced in a later step")]
    public async Task OutOfAMountAreSeenByTheAudit(string command, ContentChannel channel, bool runtime)
    {
        await using var build = await StartAsync($"RUN --mount=type=secret,id={Id},target=/s {command}");

        Assert.AreEqual(Verdict.Clean, (await build.Audited.GateAsync(context.CancellationToken)).Verdict, "the gate");
        var finding = AssertLeak(await build.AuditAsync(context.CancellationToken), channel);
        Assert.AreEqual(runtime, finding.Exposure.Runtime);
        Assert.AreEqual(3, finding.Source!.Line);
    }

    [TestMethod]
    [DataRow("RUN --mount=type=secret,id=feed cat /run/secrets/feed > /dev/null", DisplayName = "mounted where it lies by default")]
    [DataRow("RUN --mount=type=secret,id=feed,target=/s cp /s /x && rm /x", DisplayName = "copied and deleted in the same step")]
    [DataRow("RUN --mount=type=secret,id=feed --mount=type=tmpfs,target=/t cp /run/secrets/feed /t/x", DisplayName = "copied into a tmpfs")]
    public async Task AreCleanWhenTheSecretStaysInItsMount(string lines)
    {
        await using var build = await StartAsync(lines);

        var report = await build.AuditAsync(context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.IsFalse(build.Log.Lines.Any(line => line.Contains(Secret, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task AreReadWhileOthersBuildTheSameStepsAndRemoveTheirImage()
    {
        // One image for all of them: whoever is done first takes it away.
        var lines = $"LABEL test={Guid.NewGuid()}";
        var audits = new List<Audit>();
        for (var one = 0; one < 6; one++)
        {
            audits.Add(new(await BuildClient.FindAsync(Builder, context.CancellationToken), $"FROM {EngineClient.BaseImage}\n{lines}\n", []));
        }

        AuditReport[] reports;
        try
        {
            reports = await Task.WhenAll(audits.Select(audit => audit.AuditAsync(context.CancellationToken)));
        }
        finally
        {
            foreach (var audit in audits)
            {
                await audit.DisposeAsync();
            }
        }

        Assert.IsTrue(reports.All(report => report is { Verdict: Verdict.Clean, Images.Length: 1 }));
    }

    private static Finding AssertLeak(AuditReport report, ContentChannel channel)
    {
        Assert.AreEqual(Verdict.Leak, report.Verdict);
        var findings = report.Images.SelectMany(image => image.Findings).ToList();
        var found = findings.FirstOrDefault(finding => finding.Channel == channel);
        Assert.IsNotNull(found, string.Join(", ", findings.Select(finding => finding.Channel)));
        Assert.AreEqual(Id, found.SecretId);
        return found;
    }

    private async Task<Audit> StartAsync(string lines, params KeyValuePair<string, string>[] arguments) =>
        new(await BuildClient.FindAsync(Builder, context.CancellationToken), $"FROM {EngineClient.BaseImage}\nENV TEST={Guid.NewGuid()}\n{lines}\n", arguments);

    private sealed class Audit : IAsyncDisposable
    {
        private readonly BuildClient client;
        private readonly KnownSecret secret = new(Id, new SecretValue(Encoding.UTF8.GetBytes(Secret)));
        private readonly TemporaryFolder folder = new();

        public Audit(BuildClient client, string dockerfile, KeyValuePair<string, string>[] arguments)
        {
            this.client = client;
            var inputs = new BuildInputs
            {
                Dockerfile = Dockerfile.Parse(Path.Combine(folder.FullPath, "Dockerfile"), Encoding.UTF8.GetBytes(dockerfile)),
                Context = folder.FullPath,
                Arguments = [.. arguments],
                Project = "",
                Reference = "channels",
            };
            var plan = new BuildPlan { Inputs = inputs, Secrets = [new OfferedSecret(secret, null)], Network = "none" };
            Audited = new AuditedBuild(new AuditOptions { Secrets = [secret] }, plan);
        }

        public AuditedBuild Audited { get; }

        public RecordedLog Log { get; } = new();

        public async Task<AuditReport> AuditAsync(CancellationToken cancellationToken)
        {
            using var scanner = new ContentScanner([], [secret]);
            using var redactor = new Redactor(scanner);
            var built = await Audited.BuildAsync(client, redactor, Log, cancellationToken);
            await using var _ = built;
            return await Audited.AuditAsync(built, cancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            secret.Dispose();
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
