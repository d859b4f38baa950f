using System.CommandLine;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe audit</c>: options to a request.</summary>
internal static class AuditCommand
{
    // More threads than any machine has cores would only cost memory.
    private const int MostJobs = 1024;

    public static Command Create(Terminal terminal)
    {
        var images = new Argument<string[]>("image")
        {
            Description = "docker:NAME, podman:NAME, registry:HOST/REPOSITORY[:TAG|@DIGEST], archive:FILE, oci:DIR[:TAG], dir:FOLDER or log:FILE (a build's text or binary log); a bare name is the file or folder that exists, else an image of docker, else of podman, else in a registry.",
            Arity = ArgumentArity.OneOrMore,
        };
        images.Validators.Add(result =>
        {
            // The parser takes an unknown option for an image's name.
            if (result.Tokens.Any(token => token.Value.StartsWith('-')))
            {
                result.AddError("unknown option");
            }
        });
        var secrets = new Option<string[]>("--known-secret")
        {
            Description = "ID=env:NAME or ID=file:PATH: look for this exact value, in every encoding. Repeatable.",
        };
        var known = Choice("--known-secrets", "auto: also look for the secrets in this environment, in this user's settings, and in those that apply to the current folder; or none.", "none", "auto", "none");
        var list = new Option<bool>("--list-known-secrets") { Description = "Name what --known-secrets auto looks for, and what it does not look for and why; never a value." };
        var rules = RuleOption.Create();
        var level = Choice("--level", "Lowest severity that fails: low, moderate, high or critical.", "moderate", "low", "moderate", "high", "critical");
        var mode = Choice("--mode", "all, or app: findings by rule in base layers are warnings.", "all", "all", "app");
        var baseImage = new Option<string?>("--base") { Description = "The base image, in any of these forms: its layers count as base layers." };
        var baseline = new Option<string?>("--baseline") { Description = "A file of accepted findings, written by 'secretsafe baseline'." };
        var format = Choice("--format", $"text, {string.Join(" or ", ReportForms.All)}.", "text", ["text", .. ReportForms.All.Select(form => form.Name)]);
        var platform = new Option<string>("--platform") { Description = "all, or one such as linux/amd64.", DefaultValueFactory = _ => "all" };
        var output = new Option<string?>("--output") { Description = "Write the report to this file." };
        var cache = new Option<string?>("--cache") { Description = "DIR: keep verdicts on layers there, so that a clean layer is not scanned again; or none. A folder of the user's own by default." };
        var cacheKey = new Option<string?>("--cache-key") { Description = "env:NAME: the key under which verdicts are believed, for machines that share the folder. A random one of the user's own by default." };
        var jobs = new Option<int>("--jobs") { Description = "Processor cores to use; all of them by default.", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[^1].Value, out var count) && count is >= 1 and <= MostJobs))
            {
                result.AddError($"say 1 to {MostJobs}");
            }
        });
        var noColor = new Option<bool>("--no-color") { Description = "No colours (also with NO_COLOR)." };
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but errors." };
        var command = new Command("audit", "Audit images: every layer, deleted files, config, history and annotations.")
        {
            images, secrets, known, list, level, mode, baseImage, baseline, rules, format, platform, output, cache, cacheKey, jobs, noColor, quiet,
        };
        command.SetAction((parsed, cancellationToken) => new AuditRun(terminal).RunAsync(
            new AuditRequest
            {
                Images = parsed.GetValue(images)!,
                Base = parsed.GetValue(baseImage),
                Secrets = [.. (parsed.GetValue(secrets) ?? []).Select(SecretReference.Parse)],
                RuleFiles = parsed.GetValue(rules) ?? [],
                GathersSecrets = parsed.GetValue(known) == "auto",
                ListsKnownSecrets = parsed.GetValue(list),
                Policy = new AuditPolicy
                {
                    Level = Enum.Parse<Severity>(parsed.GetValue(level)!, ignoreCase: true),
                    Mode = Enum.Parse<AuditMode>(parsed.GetValue(mode)!, ignoreCase: true),
                    Triage = new Triage { Baseline = parsed.GetValue(baseline) is { } accepted ? BaselineFile.Read(accepted) : Baseline.Empty },
                },
                Platform = ParsePlatform(parsed.GetValue(platform)!),
                Cache = parsed.GetValue(cache) ?? "",
                CacheKey = parsed.GetValue(cacheKey),
                Jobs = parsed.GetValue(jobs),
                Form = ReportForms.All.FirstOrDefault(form => form.Name == parsed.GetValue(format)),
                Output = parsed.GetValue(output),
                Color = terminal.HasColor && !parsed.GetValue(noColor),
                Quiet = parsed.GetValue(quiet),
            },
            cancellationToken));
        return command;
    }

    private static Option<string> Choice(string name, string description, string otherwise, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Platform? ParsePlatform(string text) => text == "all"
        ? null
        : Platform.TryParse(text) ?? throw new SecretSafeException(DiagnosticCodes.Usage, "--platform", "say all, or os/architecture such as linux/amd64");
}
