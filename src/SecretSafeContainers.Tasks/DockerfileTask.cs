using System.Diagnostics;
using Microsoft.Build.Framework;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tasks;

/// <summary>What the two Dockerfile builds share: gate, build, audit, and only then a release.</summary>
public abstract class DockerfileTask : AuditTask
{
    /// <summary>Path of the Dockerfile.</summary>
    [Required]
    public string Dockerfile { get; set; } = "";

    /// <summary>The build context, a folder or a URL; empty for the Dockerfile's folder.</summary>
    public string Context { get; set; } = "";

    /// <summary>The stage to build; empty for the last.</summary>
    public string Stage { get; set; } = "";

    /// <summary>The <c>ContainerBuildArgument</c> items: Include = name, metadata <c>Value</c>.</summary>
    public ITaskItem[] Arguments { get; set; } = [];

    /// <summary><c>auto</c>, <c>docker</c> or <c>podman</c>.</summary>
    public string Builder { get; set; } = "";

    /// <summary>The network of the Dockerfile's commands, or empty for the engine's default.</summary>
    public string Network { get; set; } = "";

    /// <summary>The runtime identifiers to build for; none means the engine's own platform.</summary>
    public ITaskItem[] RuntimeIdentifiers { get; set; } = [];

    /// <summary><c>true</c> if a secret's new value runs the steps again that mount it.</summary>
    public string RebuildForNewSecrets { get; set; } = "";

    /// <summary>True if nothing is to be built: only what would go into the build is audited.</summary>
    public bool Alone { get; set; }

    /// <inheritdoc/>
    private protected override async Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        CheckDestination();
        await LearnSecretsAsync(settings, cancellationToken).ConfigureAwait(false);
        WarnOfLoggedEnvironment();
        using var rotation = OpenRotation();
        var plan = Plan(rotation);
        var searched = settings.KnownSecrets == KnownSecrets.None ? [] : KnownValues;
        var build = new AuditedBuild(Options(settings, searched), plan);
        await PublishReportAsync(await build.GateAsync(cancellationToken).ConfigureAwait(false), settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);
        SayMounts(plan);
        if (!Log.HasLoggedErrors && !Alone)
        {
            await BuildAsync(build, plan, settings, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    private protected override string Changed => FullPath(Dockerfile);

    /// <inheritdoc/>
    private protected override bool IsLast(AuditPhase phase) => Alone || phase == AuditPhase.Audit;

    /// <summary>A build needs the values, whether or not they are looked for.</summary>
    private protected override bool NeedsValues(PublishSettings settings) => true;

    /// <summary>Releases what was built and is clean.</summary>
    /// <returns>The digests of the manifests that it got, by those of the configs; none if it stays in the engine.</returns>
    private protected abstract Task<IReadOnlyDictionary<Digest, Digest>> ReleaseAsync(BuiltImages built, CancellationToken cancellationToken);

    /// <summary>Refuses early what the destination cannot take.</summary>
    /// <exception cref="SecretSafeException">It cannot.</exception>
    private protected virtual void CheckDestination()
    {
    }

    /// <summary>The builder for this destination.</summary>
    private protected virtual Builder ParseBuilder() => Setting.Parse<Builder>("ContainerBuilder", Builder);

    private async Task BuildAsync(AuditedBuild build, BuildPlan plan, PublishSettings settings, CancellationToken cancellationToken)
    {
        using var scanner = new ContentScanner(Rules, KnownValues);
        using var redactor = new Redactor(scanner);
        using var client = await BuildClient.FindAsync(plan.Builder, cancellationToken).ConfigureAwait(false);
        var built = await build.BuildAsync(client, redactor, new BuildProgress(Log), cancellationToken).ConfigureAwait(false);
        try
        {
            var clock = Stopwatch.StartNew();
            var report = await build.AuditAsync(built, cancellationToken).ConfigureAwait(false);
            await PublishReportAsync(report, settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);
            if (Log.HasLoggedErrors)
            {
                Announce($"nothing was tagged, pushed or written. {client.CacheNote}");
                return;
            }

            // The report is evidence for what is out: by the digest under which others know it.
            var manifests = await ReleaseAsync(built, cancellationToken).ConfigureAwait(false);
            await WriteAsync(report.WithManifests(manifests), settings, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await built.DisposeAsync().ConfigureAwait(false);
            built.Left.ToList().ForEach(Announce);
        }
    }

    private CacheKey? OpenRotation()
    {
        if (!Setting.ParseBoolean("ContainerRebuildForNewSecrets", RebuildForNewSecrets))
        {
            return null;
        }

        var key = CacheKey.Open(Settings.GetMetadata("CacheKey"), Environment.GetEnvironmentVariable);
        if (key.Notice is { } notice)
        {
            Announce(notice);
        }

        return key;
    }

    private BuildPlan Plan(CacheKey? rotation)
    {
        var references = SecretItems.Where(item => item.Inject).ToDictionary(item => item.Reference.Id, item => item.Reference, StringComparer.Ordinal);
        return new()
        {
            Inputs = Inputs(),
            Secrets =
            [
                .. KnownValues.Where(secret => !secret.IsPart && references.ContainsKey(secret.Id))
                    .Select(secret => new OfferedSecret(secret, (references[secret.Id] as SecretReference.Environment)?.Variable)),
            ],
            Builder = ParseBuilder(),
            Platforms = [.. RuntimeIdentifiers.Select(PlatformOf).Distinct()],
            Network = Network.Length == 0 ? null : Network,
            Rotation = rotation,
        };
    }

    private BuildInputs Inputs()
    {
        var path = FullPath(Dockerfile);
        return new()
        {
            Reference = Repository,
            Project = Project,
            Dockerfile = Dockerfiles.Dockerfile.Read(path),
            Context = Context.Length == 0 ? Path.GetDirectoryName(path)! : BuildInputs.IsAddress(Context) ? Context : FullPath(Context),
            Target = Stage.Length == 0 ? null : Stage,
            Arguments = [.. Arguments.NamedValues()],
            Items = [.. Arguments.Select(item => new ProjectItem("ContainerBuildArgument", item.ItemSpec, item.GetMetadata("DefiningProjectFullPath")))],
        };
    }

    private static Platform PlatformOf(ITaskItem runtimeIdentifier) => RuntimePlatform.Of(runtimeIdentifier.ItemSpec)
        ?? throw new SecretSafeException(DiagnosticCodes.InvalidSetting, "the runtime identifier", $"no image can be built for '{runtimeIdentifier.ItemSpec}'");

    private void SayMounts(BuildPlan plan)
    {
        foreach (var point in MountCheck.Of(plan.Inputs.Dockerfile, [.. plan.Secrets.Select(offered => offered.Secret.Id)], plan.Inputs.Target))
        {
            var file = point.Line is null ? Project : plan.Inputs.Dockerfile.Path;
            Say(new Notice(point.IsError, point.Code.Id, file, point.Line ?? 0, point.Column ?? 0, Redact(point.Message)));
        }
    }
}
