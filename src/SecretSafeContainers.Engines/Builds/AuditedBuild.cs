using System.Runtime.CompilerServices;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>
/// A Dockerfile on its way to an image that may be released: the gate over everything that goes into the build, the build without any name of the user's, and
/// the audit of exactly what the engine then holds.
/// </summary>
/// <param name="options">How to audit; phase and sources are supplied here.</param>
/// <param name="plan">What to build.</param>
public sealed class AuditedBuild(AuditOptions options, BuildPlan plan)
{
    /// <summary>Builds of an image that others remove before it is saved.</summary>
    private const int Attempts = 5;

    /// <summary>Audits what would go into the build. Nothing is built.</summary>
    public async Task<AuditReport> GateAsync(CancellationToken cancellationToken)
    {
        using var auditor = new ImageAuditor(options with { Phase = AuditPhase.Gate, Sources = plan.Inputs.Sources });
        return await auditor.AuditAsync(plan.Inputs.ToImage(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds an image for each platform, nameless, and saves it. The caller disposes the result, which removes what was not kept.</summary>
    /// <param name="client">Who builds. Not owned; must outlive the result.</param>
    /// <param name="redactor">Masks what the build prints.</param>
    /// <param name="log">Hears it.</param>
    /// <param name="cancellationToken">Ends the build; nothing of it is left then but the engine's build cache.</param>
    /// <exception cref="SecretSafeException">It could not be built (SSC3002 to SSC3008) or saved (SSC4xxx).</exception>
    public async Task<BuiltImages> BuildAsync(BuildClient client, Redactor redactor, IBuildLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var ids = new MountIds(plan.Secrets.Select(offered => offered.Secret), plan.Rotation);
        var text = SecretMounts.Rename(plan.Inputs.Dockerfile, ids.New);
        var built = new BuiltImages(client.Engine);
        try
        {
            Platform?[] platforms = plan.Platforms.IsEmpty ? [null] : [.. plan.Platforms];
            foreach (var platform in platforms)
            {
                Task<bool> Build(BuildRequest request) => AddAsync(built, platform, () => client.BuildAsync(request, Secrets(ids), redactor, ids.Around(log), cancellationToken), cancellationToken);

                var request = Request(text, platform);
                if (!await Build(request).ConfigureAwait(false))
                {
                    // Buildah 1.28 takes steps from its cache that it ran for another platform.
                    if (!await Build(request with { NoCache = true }).ConfigureAwait(false))
                    {
                        throw new SecretSafeException(DiagnosticCodes.BuildFailed, request.Dockerfile, $"{client.Engine.Name} built it for another platform than {platform}");
                    }
                }
            }

            return built;
        }
        catch (SecretSafeException failure)
        {
            await built.DisposeAsync().ConfigureAwait(false);
            throw ids.Restore(failure);
        }
        catch
        {
            await built.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Audits what was built.</summary>
    public async Task<AuditReport> AuditAsync(BuiltImages built, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(built);
        using var auditor = new ImageAuditor(options with { Phase = AuditPhase.Audit, SourcesOf = image => new DockerfileSources(plan.Inputs.Dockerfile, image, plan.Inputs.Target) });
        return await auditor.AuditAsync(ImagesOf(built, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Builds and saves an image. The same steps give the same image to another build at the same time, which removes it when it is done, as it has no name: then it is built again,
    /// from the cache.
    /// </summary>
    private async Task<bool> AddAsync(BuiltImages built, Platform? platform, Func<Task<Digest>> build, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var id = await build().ConfigureAwait(false);
                return await built.TryAddAsync(id, plan.Inputs.Reference, platform, cancellationToken).ConfigureAwait(false);
            }
            catch (SecretSafeException gone) when (gone.Code == DiagnosticCodes.MissingBlob && attempt < Attempts)
            {
            }
        }
    }

    private static async IAsyncEnumerable<Image> ImagesOf(BuiltImages built, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var saved in built.Saved)
        {
            await foreach (var image in saved.ReadAsync(platform: null, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
    }

    private BuildRequest Request(ReadOnlyMemory<byte> text, Platform? platform) => new()
    {
        Dockerfile = plan.Inputs.Dockerfile.Path,
        Text = text,
        IgnoreFile = BuildRequest.IgnoreFileOf(plan.Inputs.Dockerfile.Path),
        Context = plan.Inputs.Context,
        Target = plan.Inputs.Target,
        Arguments = plan.Inputs.Arguments,
        Platform = platform,
        Network = plan.Network,
        HiddenVariables = [.. plan.Secrets.Select(secret => secret.Variable).OfType<string>()],
    };

    /// <summary>A mount whose id holds a variable keeps it, so each secret is offered under its own id as well.</summary>
    private IReadOnlyList<BuildSecret> Secrets(MountIds ids) =>
    [
        .. plan.Secrets.Select(offered => new BuildSecret(offered.Secret.Id, offered.Secret.Value)),
        .. plan.Secrets.Where(offered => ids.New.ContainsKey(offered.Secret.Id)).Select(offered => new BuildSecret(ids.New[offered.Secret.Id], offered.Secret.Value)),
    ];
}
