using SecretSafeContainers.Engines;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary>Runs a request: images to a report, the report to where it was asked for, the verdict to an exit code.</summary>
internal sealed class AuditRun(Terminal terminal)
{
    public async Task<int> RunAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        // Parsed before anything is read: wrong usage must not cost an audit.
        var references = request.Images.Select(ImageReference.Parse).ToArray();
        var secrets = new SecretResolver(Environment.GetEnvironmentVariable).Resolve(request.Secrets);
        try
        {
            using var auditor = new ImageAuditor(new AuditOptions { Secrets = secrets, Policy = request.Policy, Phase = AuditPhase.Tool });
            var images = ImageOpener.OpenAllAsync(references, request.Platform, cancellationToken);
            var report = await auditor.AuditAsync(images, cancellationToken).ConfigureAwait(false);
            return await WriteAsync(report, request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var secret in secrets)
            {
                secret.Dispose();
            }
        }
    }

    private async Task<int> WriteAsync(AuditReport report, AuditRequest request, CancellationToken cancellationToken)
    {
        var text = new TextReportWriter(request.Policy, request.Color);
        IReportWriter writer = request.Json ? new JsonReportWriter() : new TextReportWriter(request.Policy, request.Color && request.Output is null);
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
        }

        return report.Verdict switch
        {
            Verdict.Leak => ExitCode.Leak,
            Verdict.Clean when written => ExitCode.Clean,
            _ => ExitCode.Incomplete,
        };
    }
}
