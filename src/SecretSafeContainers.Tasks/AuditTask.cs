using Microsoft.Build.Framework;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tasks;

/// <summary>What the two audits share: secrets by reference in, findings to the log, the report to a file.</summary>
public abstract class AuditTask : SecretSafeTask
{
    /// <summary>The <c>ContainerSecret</c> items: references, never values.</summary>
    public ITaskItem[] Secrets { get; set; } = [];

    /// <summary>Absolute path of the published folder.</summary>
    public string PublishFolder { get; set; } = "";

    /// <summary>Where the published folder lies in the image.</summary>
    public string WorkingDirectory { get; set; } = "";

    /// <summary>The image's repository.</summary>
    public string Repository { get; set; } = "";

    /// <summary>The base image's registry.</summary>
    public string BaseRegistry { get; set; } = "";

    /// <summary>The base image's repository.</summary>
    public string BaseName { get; set; } = "";

    /// <summary>The base image's tag.</summary>
    public string BaseTag { get; set; } = "";

    /// <summary>The base image's digest.</summary>
    public string BaseDigest { get; set; } = "";

    /// <summary>The labels: Include = name, metadata <c>Value</c>.</summary>
    public ITaskItem[] Labels { get; set; } = [];

    /// <summary>The <c>ContainerEnvironmentVariable</c> items as the project declares them, to name their line.</summary>
    public ITaskItem[] DeclaredEnvironmentVariables { get; set; } = [];

    /// <summary>The <c>ResolvedFileToPublish</c> items: Include = source, metadata <c>RelativePath</c>.</summary>
    public ITaskItem[] PublishedFiles { get; set; } = [];

    /// <summary>The report that was written; empty if none was.</summary>
    [Output]
    public string Report { get; set; } = "";

    /// <summary>The secrets that are looked for; empty until they are resolved and after they were zeroed.</summary>
    private protected IReadOnlyList<KnownSecret> KnownValues { get; private set; } = [];

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(CancellationToken cancellationToken)
    {
        var settings = ParseSettings();
        var references = Secrets.Select(secret => ContainerSecretItem.Parse(secret.ItemSpec, secret.CustomMetadata(), ProjectFolder)).ToList();
        KnownValues = settings.KnownSecrets == KnownSecrets.None ? [] : new SecretResolver(Environment.GetEnvironmentVariable).Resolve(references);
        try
        {
            await AuditAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            LogFailure(failure);
        }
        finally
        {
            KnownValues.ToList().ForEach(secret => secret.Dispose());
            KnownValues = [];
        }
    }

    /// <summary>Does the audit.</summary>
    private protected abstract Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken);

    /// <inheritdoc/>
    private protected override string Redact(string text)
    {
        using var scanner = new ContentScanner(RuleCatalogue.All, KnownValues);
        using var redactor = new Redactor(scanner);
        return redactor.Redact(text);
    }

    /// <summary>Logs a report and writes it to its file.</summary>
    private protected async Task PublishReportAsync(AuditReport report, PublishSettings settings, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        new FindingLog(Log, settings, report.Phase, Project).Write(report, elapsed);
        if (settings.Reports.Contains(ReportForm.Json))
        {
            var folder = Path.GetFullPath(Settings.GetMetadata("ReportDirectory").Replace('\\', Path.DirectorySeparatorChar), ProjectFolder);
            var file = Path.Combine(folder, $"{Settings.GetMetadata("ReportName")}.{report.Phase.ToString().ToLowerInvariant()}.json");
            if (await ReportFile.TryWriteAsync(new JsonReportWriter(), report, file, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                throw new SecretSafeException(failure.Code, failure.What, failure.Why);
            }

            Report = file;
        }
    }

    /// <summary>The items that become metadata and can be named by line.</summary>
    private protected IEnumerable<ProjectItem> DeclaredItems(params (string ItemType, ITaskItem[] Items)[] more)
    {
        (string ItemType, ITaskItem[] Items)[] all = [.. more, ("ContainerLabel", Labels), ("ContainerEnvironmentVariable", DeclaredEnvironmentVariables)];
        return all.SelectMany(list => list.Items.Select(item => new ProjectItem(list.ItemType, item.ItemSpec, item.GetMetadata("DefiningProjectFullPath"))));
    }

    /// <summary>The files that the build publishes.</summary>
    private protected IEnumerable<PublishedFile> Files() =>
        PublishedFiles.Select(file => new PublishedFile(file.GetMetadata("RelativePath"), file.GetMetadata("FullPath")));

    /// <summary>The published folder as an absolute path.</summary>
    private protected string PublishFolderPath =>
        PublishFolder.Length == 0 ? "" : Path.GetFullPath(PublishFolder.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder);
}
