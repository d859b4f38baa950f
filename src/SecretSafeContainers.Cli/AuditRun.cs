using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Cli;

/// <summary>Runs a request: images to a report, the report to where it was asked for, the verdict to an exit code.</summary>
internal sealed class AuditRun(Terminal terminal)
{
    public async Task<int> RunAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        if (request is { Form: { IsPage: true } form, Output: null, Quiet: false } && terminal.IsScreen)
        {
            throw new SecretSafeException(DiagnosticCodes.Usage, $"--format {form}", "it is a page for a browser: say --output FILE, or redirect the output");
        }

        var rules = Task.Run(() => RuleOption.LoadAsync(request.RuleFiles, terminal.Error), cancellationToken);
        var report = await AuditAsync(request, rules, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(report, request, (await rules.ConfigureAwait(false)).Rules, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Audits what was asked for, and writes nothing.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="rules">The rules; they may come while the images are being opened.</param>
    /// <param name="cancellationToken">Stops the audit.</param>
    public async Task<AuditReport> AuditAsync(AuditRequest request, Task<UserRules> rules, CancellationToken cancellationToken)
    {
        // Parsed before anything is read: wrong usage must not cost an audit.
        var references = request.Images.Select(ImageReference.Parse).ToArray();
        var baseImage = request.Base is { } text ? ImageReference.Parse(text) : null;
        var registries = RegistryAccess.From(Environment.GetEnvironmentVariable);
        using var logins = registries.Logins;
        var inRegistries = LoginsAsync([.. references, .. baseImage is null ? [] : new[] { baseImage }], registries, cancellationToken);
        var images = new ImagesAhead(OpenAsync(inRegistries, references, request.Platform, registries, cancellationToken), cancellationToken);
        await using var _ = images.ConfigureAwait(false);
        using var cache = VerdictCache.Open(request.Cache, Environment.CurrentDirectory, request.CacheKey, Environment.GetEnvironmentVariable);
        var secrets = new List<KnownSecret>();
        try
        {
            secrets.AddRange(new SecretResolver(Environment.GetEnvironmentVariable).Resolve(request.Secrets));
            secrets.AddRange(await inRegistries.ConfigureAwait(false));
            if (request.GathersSecrets)
            {
                var gathered = BuildSecrets.Collect(BuildPlace.OfProcess(Environment.CurrentDirectory, userSecretsId: ""));
                secrets.AddRange(gathered.Beside(secrets));
                await TellAsync(gathered, request).ConfigureAwait(false);
            }

            var options = new AuditOptions { Secrets = secrets, Rules = (await rules.ConfigureAwait(false)).Rules, Policy = request.Policy, Phase = AuditPhase.Tool, Jobs = request.Jobs, Cache = cache };
            return await LiveProgress.ShowAsync(terminal, !request.Quiet, async progress =>
            {
                using var auditor = new ImageAuditor(options with { Progress = progress });
                return await AuditAsync(auditor, images.ReadAsync(), baseImage, request.Platform, registries, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            foreach (var secret in secrets)
            {
                secret.Dispose();
            }
        }
    }

    /// <summary>Beside the report, not in it: it is about this machine and not about the images.</summary>
    private async Task TellAsync(BuildSecrets gathered, AuditRequest request)
    {
        foreach (var line in request switch
        {
            { ListsKnownSecrets: true } => gathered.Account().Prepend(gathered.Summary),
            { Quiet: true } => [],
            _ => [gathered.Summary],
        })
        {
            await terminal.Error.WriteLineAsync(Inert.Of($"secretsafe: {line}")).ConfigureAwait(false);
        }
    }

    /// <summary>A login with which an image is read must not be in it either, nor in anything that is printed.</summary>
    private static async Task<IReadOnlyList<KnownSecret>> LoginsAsync(IEnumerable<ImageReference> references, RegistryAccess registries, CancellationToken cancellationToken)
    {
        var inRegistries = references.Select(reference => reference switch
        {
            ImageReference.Registry registry => registry.Reference,
            // A bare name without a host is most likely an engine's: no credential helper is asked for it.
            ImageReference.Named named => RegistryReference.TryParse(named.Name) is { IsAtDockerHub: false } elsewhere ? elsewhere : null,
            _ => null,
        });
        foreach (var reference in inRegistries.OfType<RegistryReference>())
        {
            await registries.Logins.FindAsync(reference, registries.Purpose, cancellationToken).ConfigureAwait(false);
        }

        return registries.Logins.KnownSecrets();
    }

    /// <summary>Opens the images when the registries' logins are known: an image's own opening must find no others.</summary>
    private static async IAsyncEnumerable<Image> OpenAsync(
        Task logins, ImageReference[] references, Platform? platform, RegistryAccess registries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await logins.ConfigureAwait(false);
        await foreach (var image in ImageOpener.OpenAllAsync(references, platform, registries, cancellationToken).ConfigureAwait(false))
        {
            yield return image;
        }
    }

    private static async Task<AuditReport> AuditAsync(
        ImageAuditor auditor, IAsyncEnumerable<Image> images, ImageReference? baseImage, Platform? platform, RegistryAccess registries, CancellationToken cancellationToken)
    {
        if (baseImage is null)
        {
            return await auditor.AuditAsync(images, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyCollection<Digest> diffIds;
        try
        {
            diffIds = await ImageOpener.ReadDiffIdsAsync(baseImage, platform, registries, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            // As a report, not as an error: so its text passes the redactor.
            return auditor.Unreadable($"--base {baseImage}", failure);
        }

        return await auditor.AuditAsync(images.Select(image => image.WithBase(diffIds)), cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> WriteAsync(AuditReport report, AuditRequest request, ImmutableArray<Rule> rules, CancellationToken cancellationToken)
    {
        var text = new TextReportWriter(request.Policy, request.Color);
        var writer = request.Form?.Writer(new ReportContext(request.Policy) { Rules = rules, Sources = SourceRoot.Around(Environment.CurrentDirectory) }) ?? new TextReportWriter(request.Policy, request.Color && request.Output is null);
        var written = true;
        if (request.Output is { } file)
        {
            var failure = await ReportFile.TryWriteAsync(writer, report, file, cancellationToken).ConfigureAwait(false);
            written = failure is null;
            if (failure is not null)
            {
                await CommandLine.Fail(terminal.Error, failure.Code, $"{failure.What}: {failure.Why}").ConfigureAwait(false);
            }
        }

        if (!request.Quiet)
        {
            await (request.Output is null ? writer : text).WriteAsync(report, terminal.Output, cancellationToken).ConfigureAwait(false);
            await TellAgentAsync(report, request, cancellationToken).ConfigureAwait(false);
        }

        return report.Verdict switch
        {
            Verdict.Leak => ExitCode.Leak,
            Verdict.Clean when written => ExitCode.Clean,
            _ => ExitCode.Incomplete,
        };
    }

    private async Task TellAgentAsync(AuditReport report, AuditRequest request, CancellationToken cancellationToken)
    {
        // A form that goes to the output is for another program.
        if (terminal.Agent is { } agent && (request.Form is null || request.Output is not null))
        {
            foreach (var line in await new AgentReport(agent).LinesAsync(report, request, cancellationToken).ConfigureAwait(false))
            {
                await terminal.Text.WriteLineAsync(line).ConfigureAwait(false);
            }
        }
    }
}
