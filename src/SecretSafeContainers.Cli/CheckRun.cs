using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary>Runs a check: a Dockerfile to a result, the result to the terminal, the verdict to an exit code. Nothing is built and nothing is fetched.</summary>
internal sealed class CheckRun(Terminal terminal)
{
    public async Task<int> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var dockerfile = ReadDockerfile(request);
        var rules = (await RuleOption.LoadAsync(request.RuleFiles, terminal.Error).ConfigureAwait(false)).Rules;
        var inputs = new BuildInputs
        {
            Dockerfile = dockerfile,
            Context = ContextOf(request),
            Target = request.Target,
            Arguments = [.. from name in request.Arguments let value = Environment.GetEnvironmentVariable(name) where value is not null select KeyValuePair.Create(name, value)],
            Project = "",
            Reference = request.Dockerfile,
        };
        var secrets = new SecretResolver(Environment.GetEnvironmentVariable).Resolve(request.Secrets).ToList();
        try
        {
            using var auditor = new ImageAuditor(new AuditOptions { Secrets = secrets, Rules = rules, Phase = AuditPhase.Gate, Sources = inputs.Sources });
            var report = await auditor.AuditAsync(inputs.ToImage(), cancellationToken).ConfigureAwait(false);
            using var scanner = new ContentScanner(rules, secrets);
            using var redactor = new Redactor(scanner);
            Learn(redactor, scanner, dockerfile);
            var ids = secrets.ConvertAll(secret => secret.Id);
            var result = new CheckResult(
                dockerfile,
                report,
                DockerfileAdvice.Of(dockerfile, request.Target, new ContextCredentials(scanner, inputs.Context).Holds),
                ids.Count == 0 ? [] : [.. MountCheck.Of(dockerfile, ids, request.Target)]);
            await terminal.Text.WriteAsync(request.Json ? await CheckJson.OfAsync(result, redactor, cancellationToken).ConfigureAwait(false) : new CheckText(result, redactor, request.Color).ToString())
                .ConfigureAwait(false);
            return result.Verdict switch
            {
                Verdict.Leak => ExitCode.Leak,
                Verdict.Clean => ExitCode.Clean,
                _ => ExitCode.Incomplete,
            };
        }
        finally
        {
            secrets.ForEach(secret => secret.Dispose());
        }
    }

    /// <summary>What is no Dockerfile, or has not the stage, must not pass for clean.</summary>
    private static Dockerfile ReadDockerfile(CheckRequest request)
    {
        var dockerfile = Dockerfile.Read(request.Dockerfile);
        return dockerfile.Stages.IsEmpty ? throw new SecretSafeException(DiagnosticCodes.BuildInput, request.Dockerfile, "it has no FROM, so it is no Dockerfile")
            : request.Target is { } target && !dockerfile.HasStage(target) ? throw new SecretSafeException(DiagnosticCodes.Usage, "--target", "the Dockerfile has no such stage")
            : dockerfile;
    }

    private static string ContextOf(CheckRequest request) => request.Context switch
    {
        null => Path.GetDirectoryName(Path.GetFullPath(request.Dockerfile))!,
        var address when address.Contains("://", StringComparison.Ordinal) || address.StartsWith("git@", StringComparison.Ordinal) => address,
        var folder => Path.GetFullPath(folder),
    };

    /// <summary>Lines are quoted one by one; what only the whole text shows to be a secret is masked in them too.</summary>
    private static void Learn(Redactor redactor, ContentScanner scanner, Dockerfile dockerfile)
    {
        var detections = new List<SecretDetection>();
        scanner.Scan(dockerfile.Text, new ContentLocation(ContentChannel.Publish) { Path = dockerfile.Path }, detections);
        foreach (var detection in detections)
        {
            redactor.Learn(detection);
            detection.Dispose();
        }
    }
}
