using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that GitLab issues.</summary>
internal static class GitLabRules
{
    private const string Documentation = "https://docs.gitlab.com/security/tokens/#token-prefixes";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "gitlab-pat",
            Title = "GitLab personal, project or group access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["glpat-"],
            LeadCharacters = 0,
            Pattern = @"glpat-[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.GitLabRoutable,
            PublicPrefix = "glpat-",
            Advice = "Revoke it under Preferences or the project's Settings, Access tokens. In jobs use CI_JOB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () =>
            [
                "GITLAB_TOKEN=glpat-" + ExampleText.Alphanumeric(20, 1),
                "https://oauth2:glpat-" + ExampleText.Alphanumeric(20, 2) + "@gitlab.com/acme/shop.git",
                "glpat-" + ExampleText.Alphanumeric(27, 3) + ".01.1" + ExampleText.LowerAlphanumeric(8, 4),
            ],
            CounterExamples = () => ["glpat-" + ExampleText.Alphanumeric(12, 5), "glpat-" + new string('x', 20)],
        },
        new()
        {
            Id = "gitlab-token",
            Title = "GitLab token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["glrt-", "gldt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "glsoat-", "gloas-", "glffct-", "glwt-", "GR1348941"],
            LeadCharacters = 0,
            Pattern = @"(?:gl(?:rt-(?:t[0-9]_)?|dt-|cbt-(?:[0-9a-f]{1,5}_)?|ptt-|ft-|imt-|agent-|soat-|oas-|ffct-|wt-)[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?|GR1348941[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke or reset it where it was made: the project's or group's Settings, CI/CD or Access tokens.",
            Reference = Documentation,
            Examples = () =>
            [
                "runner: glrt-t1_" + ExampleText.Alphanumeric(20, 7),
                "gldt-" + ExampleText.Alphanumeric(20, 8),
                "CI_JOB_TOKEN=" + "glcbt-64_" + ExampleText.Alphanumeric(20, 9),
                "glptt-" + ExampleText.Hex(40, 10),
                "glagent-" + ExampleText.Alphanumeric(50, 11),
                "gloas-" + ExampleText.Hex(64, 12),
                "GR1348941" + ExampleText.Alphanumeric(20, 13),
            ],
            CounterExamples = () => ["glrt-short", "gldt-" + new string('x', 20), "glft-token-of-feeds"],
        },
        new()
        {
            Id = "gitlab-session-cookie",
            Title = "GitLab session cookie",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["_gitlab_session="],
            LeadCharacters = 0,
            Pattern = "_gitlab_session=(?<secret>[0-9a-z]{32})(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Sign out all sessions under Preferences, Active sessions.",
            Reference = Documentation,
            Examples = () => ["Cookie: _gitlab_session=" + ExampleText.Hex(32, 15)],
            CounterExamples = () => ["_gitlab_session=", "_gitlab_session=" + new string('x', 32)],
        },
    ];
}
