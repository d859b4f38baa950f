using System.Collections.Immutable;
using Microsoft.Build.Framework;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Agents;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Tasks;

/// <summary>What the two audits share: secrets by reference in, findings to the log, the report to a file.</summary>
public abstract class AuditTask : TriagedTask
{
    /// <summary>With this variable set MSBuild writes the whole environment into its log.</summary>
    private const string LogsAllVariables = "MSBUILDLOGALLENVIRONMENTVARIABLES";

    // What this task resolved itself. The rest of the known values is the build's, and others may be looking for it.
    private IReadOnlyList<KnownSecret> owned = [];

    /// <summary>The <c>ContainerSecret</c> items: references, never values.</summary>
    public ITaskItem[] Secrets { get; set; } = [];

    /// <summary>The <c>SecretSafeRules</c> items: files of users' own rules.</summary>
    public ITaskItem[] RuleFiles { get; set; } = [];

    /// <summary>The image's repository.</summary>
    public string Repository { get; set; } = "";

    /// <summary>Host of the registry to which the image goes, or empty.</summary>
    public string Registry { get; set; } = "";

    /// <summary>The runtime identifier of this image if the project publishes several; empty if it publishes one, and in the build of them all.</summary>
    private protected string OneOfSeveral => Settings.GetMetadata("OneOfSeveral");

    /// <summary>The reports that were written.</summary>
    [Output]
    public string[] Reports { get; set; } = [];

    /// <summary>The <c>ContainerSecret</c> items, parsed.</summary>
    private protected IReadOnlyList<ContainerSecretItem> SecretItems { get; private set; } = [];

    /// <summary>The values of the build's secrets, which no message may show; empty until they are resolved and after they were zeroed.</summary>
    private protected IReadOnlyList<KnownSecret> KnownValues { get; private set; } = [];

    /// <summary>The rules to look by: the catalogue's until the users' files are read.</summary>
    private protected ImmutableArray<Rule> Rules { get; private set; } = RuleCatalogue.All;

    /// <summary>The registry's image on which the published one is based, or null.</summary>
    private protected virtual RegistryReference? BaseReference => null;

    /// <summary>True if an environment variable of this build holds a secret.</summary>
    private protected bool HasSecretsInEnvironment { get; private set; }

    /// <summary>How registries are reached, while the audit runs.</summary>
    private protected RegistryAccess Registries { get; private set; } = RegistryAccess.Anonymous();

    /// <summary>The logs that this build writes.</summary>
    private protected LogsOfBuild Logs => new(Project, Settings.GetMetadata("StartFolder"));

    /// <summary>Verdicts of earlier audits, while this one runs; null if there are none.</summary>
    private VerdictCache? Cache { get; set; }

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(CancellationToken cancellationToken)
    {
        ReadRules();
        if (LoadTriage(ParseSettings(), Rules) is not { } settings)
        {
            return;
        }

        using var cache = Cache = VerdictCache.Open(
            Settings.GetMetadata("Cache").Replace('\\', Path.DirectorySeparatorChar), ProjectFolder, Settings.GetMetadata("CacheKey"), Environment.GetEnvironmentVariable);
        Registries = RegistryAccess.From(Environment.GetEnvironmentVariable);
        using var logins = Registries.Logins;
        var userSecretsId = Settings.GetMetadata("UserSecretsId");
        SecretItems = [.. Secrets.Select(secret => ContainerSecretItem.Parse(secret.ItemSpec, secret.CustomMetadata(), ProjectFolder, userSecretsId))];
        HasSecretsInEnvironment = SecretItems.Any(item => item.Reference is SecretReference.Environment);
        owned = NeedsValues(settings) ? new SecretResolver(Environment.GetEnvironmentVariable).Resolve(SecretItems.Select(item => item.Reference)) : [];
        KnownValues = owned;
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
            KnownValues = [];
            owned.ToList().ForEach(secret => secret.Dispose());
        }
    }

    /// <summary>How to audit.</summary>
    /// <param name="settings">How to judge.</param>
    /// <param name="secrets">What to look for by its value.</param>
    private protected AuditOptions Options(PublishSettings settings, IReadOnlyList<KnownSecret> secrets) =>
        new() { Secrets = secrets, Rules = Rules, Policy = settings.Policy, Progress = Progress(), Cache = Cache };

    /// <summary>
    /// Makes the logins for the base image's and the destination's registry, and all that the build knows of itself, known secrets: they must not be in the image,
    /// nor in what is logged. The build's own logs are searched for them when it is over.
    /// </summary>
    private protected async Task LearnSecretsAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        await LearnLoginsAsync(settings, cancellationToken).ConfigureAwait(false);
        GatherSecrets(settings);
    }

    /// <summary>The first part of <see cref="LearnSecretsAsync"/>, which may ask credential helpers: registries are not read before.</summary>
    private protected async Task LearnLoginsAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        if (settings.KnownSecrets != KnownSecrets.Auto)
        {
            return;
        }

        if (BaseReference is { } baseImage)
        {
            await Registries.Logins.FindAsync(baseImage, RegistryPurpose.BaseImage, cancellationToken).ConfigureAwait(false);
        }

        if (Registry.Length > 0)
        {
            var destination = new RegistryReference(Registry, Repository, null, null);
            await Registries.Logins.FindAsync(destination, RegistryPurpose.PublishedImage, cancellationToken).ConfigureAwait(false);
            await Registries.Logins.FindAsync(destination, RegistryPurpose.Deletion, cancellationToken).ConfigureAwait(false);
        }

        owned = [.. owned, .. Registries.Logins.KnownSecrets()];
    }

    /// <summary>Warns when MSBuild's own log would hold the secrets.</summary>
    private protected void WarnOfLoggedEnvironment()
    {
        if (HasSecretsInEnvironment && Environment.GetEnvironmentVariable(LogsAllVariables) is { Length: > 0 })
        {
            var code = DiagnosticCodes.LoggedEnvironment;
            Say(new Notice(false, code.Id, Project, 0, 0, $"{code.Title}: {code.Explanation}"));
        }
    }

    private void ReadRules()
    {
        var read = UserRules.Load([.. RuleFiles.Select(file => file.GetMetadata("FullPath"))]);
        Rules = read.Rules;
        foreach (var note in read.Notes)
        {
            Say(new Notice(false, note.Code.Id, note.File, note.Line, note.Column, Redact($"{note.Code.Title}: {note.Text}")));
        }
    }

    /// <summary>The second part of <see cref="LearnSecretsAsync"/>.</summary>
    private protected void GatherSecrets(PublishSettings settings)
    {
        if (settings.KnownSecrets == KnownSecrets.Auto)
        {
            var gathered = GatheredSecrets.Of(BuildEngine4, BuildPlace.OfProcess(ProjectFolder, Settings.GetMetadata("UserSecretsId")));
            KnownValues = [.. owned, .. gathered.Beside(owned)];
            HasSecretsInEnvironment |= gathered.IsAnyInEnvironment;
            foreach (var line in gathered.Account().Prepend(gathered.Summary))
            {
                Log.LogMessage(MessageImportance.Low, Inert.Of($"SecretSafe: {line}."));
            }
        }

        if (settings.KnownSecrets != KnownSecrets.None)
        {
            Logs.Watch(settings, KnownValues);
        }
    }

    /// <summary>True if the secrets' values are needed at all.</summary>
    private protected virtual bool NeedsValues(PublishSettings settings) => settings.KnownSecrets != KnownSecrets.None;

    /// <summary>Does the audit.</summary>
    private protected abstract Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken);

    /// <inheritdoc/>
    private protected override string Redact(string text)
    {
        using var scanner = new ContentScanner(Rules, KnownValues);
        using var redactor = new Redactor(scanner);

        // Lines of a build that failed: each is masked already, and alone it stays one.
        return string.Join(Environment.NewLine, text.Split(Environment.NewLine).Select(line => redactor.Redact(line)));
    }

    /// <summary>How far what fails here has come, as a sentence; empty if that is not known.</summary>
    private protected virtual string Reach => "Nothing was published.";

    /// <summary>Logs a report and writes it to its file.</summary>
    private protected async Task PublishReportAsync(AuditReport report, PublishSettings settings, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var notices = new FindingLog(settings, report.Phase, Project, Redact(Reach)).Notices(report);
        foreach (var notice in notices.Take(FindingLog.Lines))
        {
            Say(notice);
        }

        Account(report, settings);
        var more = notices.Count > FindingLog.Lines ? $", and {notices.Count - FindingLog.Lines} more in the report" : "";
        Log.LogMessage(MessageImportance.High, $"SecretSafe: {(OneOfSeveral.Length == 0 ? "" : $"{OneOfSeveral}: ")}{SummaryMessage.Of(report, elapsed)}{more}");
        if (Cache is { Failure: { } why } cache)
        {
            Log.LogMessage(MessageImportance.Low, Redact($"SecretSafe: verdicts on layers could not be kept in {cache.Path}: {why}."));
        }

        var files = await WriteAsync(report, settings, cancellationToken).ConfigureAwait(false);
        Reports = [.. Reports, .. files];

        // A clean gate is followed by an audit, which has the last word on the summary.
        var isNews = report is not { Phase: AuditPhase.Gate, Verdict: Verdict.Clean };
        foreach (var line in BuildAgent.Find(Environment.GetEnvironmentVariable)?.Take([.. files.Where(file => isNews || !file.EndsWith(".md", StringComparison.Ordinal))]) ?? [])
        {
            Log.LogMessage(MessageImportance.High, line);
        }
    }

    /// <summary>The file to change where a finding names none.</summary>
    private protected virtual string Changed => Project;

    /// <summary>Writes a report into its files, or again what has changed of it.</summary>
    /// <returns>The files.</returns>
    private protected async Task<IReadOnlyList<string>> WriteAsync(AuditReport report, PublishSettings settings, CancellationToken cancellationToken)
    {
        var context = new ReportContext(settings.Policy) { Sources = SourceRoot.Around(ProjectFolder), Project = Changed, Rules = Rules };
        var files = new List<string>();
        foreach (var form in settings.Reports)
        {
            var file = $"{ReportPath}.{report.Phase.ToString().ToLowerInvariant()}{form.Extension}";
            if (await ReportFile.TryWriteAsync(form.Writer(context), report, file, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                throw new SecretSafeException(failure.Code, failure.What, failure.Why);
            }

            files.Add(file);
        }

        return files;
    }

    /// <summary>
    /// How far an audit is: a line each ten seconds. MSBuild has nothing else for it, and at the pipelines' usual verbosity only what is important is seen.
    /// </summary>
    private protected IProgress<AuditProgress> Progress() => new ProgressPace(TimeSpan.FromSeconds(10), line => Announce($"audits {line}"), TimeProvider.System);

    /// <summary>Says what happens, aloud.</summary>
    private protected void Announce(string what) => Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: {(OneOfSeveral.Length == 0 ? "" : $"{OneOfSeveral}: ")}{what}"));
}
