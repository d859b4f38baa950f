using System.Text;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>Audits references as the tool does.</summary>
internal static class Audits
{
    /// <summary>One audit of all of them.</summary>
    public static async Task<AuditReport> RunAsync(string secret, IEnumerable<string> references, CancellationToken cancellationToken)
    {
        using var known = new KnownSecret("needle", new SecretValue(Encoding.UTF8.GetBytes(secret)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [known] });
        var registries = RegistryAccess.Anonymous();
        using var logins = registries.Logins;
        var images = ImageOpener.OpenAllAsync(references.Select(ImageReference.Parse), platform: null, registries, cancellationToken);
        return await auditor.AuditAsync(images, cancellationToken);
    }

    /// <summary>The report as the tool prints it, in both forms.</summary>
    public static async Task<string> PrintAsync(AuditReport report, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, output, cancellationToken);
        await new TextReportWriter(new(), color: false).WriteAsync(report, output, cancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
