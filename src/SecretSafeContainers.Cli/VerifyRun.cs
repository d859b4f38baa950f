using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Cli;

/// <summary>Compares what images are with what reports are about. Nothing of an image is scanned: its digest stands for it.</summary>
internal sealed class VerifyRun(Terminal terminal)
{
    public async Task<int> RunAsync(IEnumerable<string> reportFiles, IEnumerable<string> images, CancellationToken cancellationToken)
    {
        var references = images.Select(ImageReference.Parse).ToArray();
        if (Read(reportFiles, out var failure) is not { } reports)
        {
            await CommandLine.Fail(terminal.Error, failure!.Code, $"{failure.What}: {failure.Why}").ConfigureAwait(false);
            return ExitCode.Incomplete;
        }

        var evidence = new Evidence(reports);
        var registries = RegistryAccess.From(Environment.GetEnvironmentVariable);
        using var logins = registries.Logins;
        using var scanner = new ContentScanner(RuleCatalogue.All, []);
        using var redactor = new Redactor(scanner);
        var exitCode = ExitCode.Clean;
        await foreach (var image in ImageOpener.OpenAllAsync(references, platform: null, registries, cancellationToken).ConfigureAwait(false))
        {
            exitCode = Worse(exitCode, await VerifyAsync(image, evidence, redactor).ConfigureAwait(false));
        }

        return exitCode;
    }

    private async Task<int> VerifyAsync(Image image, Evidence evidence, Redactor redactor)
    {
        var name = redactor.Redact($"{image.Reference}{(image.Platform is { } platform ? $" {platform}" : "")}");
        if (image.Skipped is [var skipped, ..])
        {
            // An audit of it is incomplete for the same reason: no report can be clean.
            await CommandLine.Fail(terminal.Error, skipped.Code, $"{name}: {skipped.What}: {skipped.Why}").ConfigureAwait(false);
            return ExitCode.Incomplete;
        }

        if (image.Digest is not { } digest)
        {
            await CommandLine.Fail(terminal.Error, DiagnosticCodes.NotAnImage, $"{name}: it has no digest by which a report could be about it").ConfigureAwait(false);
            return ExitCode.Incomplete;
        }

        if (evidence.Missing(digest) is { } missing)
        {
            await CommandLine.Fail(terminal.Error, DiagnosticCodes.NoEvidence, $"{name} ({digest}): {missing}").ConfigureAwait(false);
            return ExitCode.Leak;
        }

        var report = evidence.For(digest);
        await terminal.Text.WriteLineAsync(redactor.Redact($"{name} ({digest}): clean, says {report.Path} (version {report.ToolVersion})")).ConfigureAwait(false);
        return ExitCode.Clean;
    }

    /// <summary>The reports, or null and what is wrong with the first that cannot be used. That is no wrong usage: a report that was not written must not pass for one.</summary>
    private static List<StoredReport>? Read(IEnumerable<string> files, out SecretSafeException? failure)
    {
        failure = null;
        try
        {
            return [.. files.Select(StoredReport.Read)];
        }
        catch (SecretSafeException unusable)
        {
            failure = unusable;
            return null;
        }
    }

    // As in an audit: what is missing wins over what could not be read.
    private static int Worse(int one, int other) => one == ExitCode.Leak || other == ExitCode.Leak ? ExitCode.Leak : Math.Max(one, other);
}
