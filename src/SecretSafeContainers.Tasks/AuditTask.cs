using Microsoft.Build.Framework;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
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

    /// <summary>Host of the registry to which the image goes, or empty.</summary>
    public string Registry { get; set; } = "";

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

    /// <summary>The runtime identifier of this image if the project publishes several; empty if it publishes one, and in the build of them all.</summary>
    private protected string OneOfSeveral => Settings.GetMetadata("OneOfSeveral");

    /// <summary>The report that was written; empty if none was.</summary>
    [Output]
    public string Report { get; set; } = "";

    /// <summary>The secrets that are looked for; empty until they are resolved and after they were zeroed.</summary>
    private protected IReadOnlyList<KnownSecret> KnownValues { get; private set; } = [];

    /// <summary>How registries are reached, while the audit runs.</summary>
    private protected RegistryAccess Registries { get; private set; } = RegistryAccess.Anonymous();

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(CancellationToken cancellationToken)
    {
        var settings = ParseSettings();
        Registries = RegistryAccess.From(Environment.GetEnvironmentVariable);
        using var logins = Registries.Logins;
        var userSecretsId = Settings.GetMetadata("UserSecretsId");
        var references = Secrets.Select(secret => ContainerSecretItem.Parse(secret.ItemSpec, secret.CustomMetadata(), ProjectFolder, userSecretsId).Reference).ToList();
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

    /// <summary>Makes the logins for the base image's and the destination's registry known secrets: they must not be in the image, nor in what is logged.</summary>
    private protected async Task LearnLoginsAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        if (settings.KnownSecrets != KnownSecrets.Auto)
        {
            return;
        }

        if (this.BaseImage() is { } baseImage)
        {
            await Registries.Logins.FindAsync(baseImage, RegistryPurpose.BaseImage, cancellationToken).ConfigureAwait(false);
        }

        if (Registry.Length > 0)
        {
            var destination = new RegistryReference(Registry, Repository, null, null);
            await Registries.Logins.FindAsync(destination, RegistryPurpose.PublishedImage, cancellationToken).ConfigureAwait(false);
            await Registries.Logins.FindAsync(destination, RegistryPurpose.Deletion, cancellationToken).ConfigureAwait(false);
        }

        KnownValues = [.. KnownValues, .. Registries.Logins.KnownSecrets()];
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
        var notices = new FindingLog(settings, report.Phase, Project).Notices(report);
        foreach (var notice in notices.Take(FindingLog.Lines))
        {
            Say(notice);
        }

        var more = notices.Count > FindingLog.Lines ? $", and {notices.Count - FindingLog.Lines} more in the report" : "";
        Log.LogMessage(MessageImportance.High, $"SecretSafe: {(OneOfSeveral.Length == 0 ? "" : $"{OneOfSeveral}: ")}{SummaryMessage.Of(report, elapsed)}{more}");
        if (settings.Reports.Contains(ReportForm.Json))
        {
            var file = $"{ReportPath}.{report.Phase.ToString().ToLowerInvariant()}.json";
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
    private protected static IEnumerable<PublishedFile> Files(IEnumerable<ITaskItem> items) =>
        items.Select(file => new PublishedFile(file.GetMetadata("RelativePath"), file.GetMetadata("FullPath")));

    /// <summary>A folder as MSBuild names it, as an absolute path.</summary>
    private protected string FullFolder(string folder) =>
        folder.Length == 0 ? "" : Path.GetFullPath(folder.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder);
}
