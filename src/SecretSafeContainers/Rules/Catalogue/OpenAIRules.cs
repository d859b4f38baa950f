using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of OpenAI, and of providers whose keys look like its own.</summary>
internal static class OpenAIRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "openai-api-key",
            Title = "OpenAI API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["T3BlbkFJ"],
            LeadCharacters = 120,
            Pattern = "(?<![A-Za-z0-9])sk-(?:[a-z]{2,12}-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}",
            MinEntropy = 3.5,
            Check = SecretCheck.None,
            PublicPrefix = "sk-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://platform.openai.com/docs/api-reference/authentication",
            Examples = () =>
            [
                "OPENAI_API_KEY=sk-" + ExampleText.Alphanumeric(20, 1) + "T3BlbkFJ" + ExampleText.Alphanumeric(20, 2),
                "sk-proj-" + ExampleText.Alphanumeric(74, 3) + "T3BlbkFJ" + ExampleText.Alphanumeric(74, 4),
            ],
            CounterExamples = () => ["T3BlbkFJ", "sk-" + ExampleText.Alphanumeric(10, 5) + "T3BlbkFJ" + ExampleText.Alphanumeric(20, 6)],
        },
        new()
        {
            Id = "openai-project-key",
            Title = "OpenAI project, service account or admin key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9])sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{40,200}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sk-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://platform.openai.com/docs/api-reference/authentication",
            Examples = () => ["OPENAI_API_KEY=sk-proj-" + ExampleText.Alphanumeric(120, 7), "sk-admin-" + ExampleText.Alphanumeric(100, 8)],
            CounterExamples = () => ["sk-proj-...", "sk-proj-" + new string('x', 60)],
        },
        new()
        {
            Id = "ai-secret-key",
            Title = "key of a language model provider",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["\"sk-", "'sk-", "=sk-", " sk-", ":sk-", "`sk-", ">sk-"],
            LeadCharacters = 0,
            Pattern = """["'=\s:`>](?<secret>sk-(?=[A-Za-z]{0,31}[0-9])[A-Za-z0-9]{32,64})(?![A-Za-z0-9_-])""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sk-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://api-docs.deepseek.com/",
            Examples = () => ["DEEPSEEK_API_KEY=sk-" + ExampleText.Hex(32, 10), "\"apiKey\": \"sk-" + ExampleText.Alphanumeric(48, 11) + "\""],
            CounterExamples = () => ["a task-sk-" + ExampleText.Alphanumeric(32, 12), " sk-some-name-of-a-css-class-12345678901234", "\"sk-" + new string('x', 40) + "\""],
        },
        new()
        {
            Id = "anthropic-api-key",
            Title = "Anthropic API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["sk-ant-"],
            LeadCharacters = 0,
            Pattern = "sk-ant-[a-z]{3,6}[0-9]{2}-[A-Za-z0-9_-]{80,120}",
            MinEntropy = 3.5,
            Check = SecretCheck.None,
            PublicPrefix = "sk-ant-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.anthropic.com/en/api/overview#authentication",
            Examples = () => ["x-api-key: sk-ant-api03-" + ExampleText.Alphanumeric(93, 14) + "AA", "sk-ant-admin01-" + ExampleText.Alphanumeric(93, 15) + "AA"],
            CounterExamples = () => ["sk-ant-api03-...", "sk-ant-api03-" + new string('x', 95)],
        },
        new()
        {
            Id = "openrouter-api-key",
            Title = "OpenRouter API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sk-or-"],
            LeadCharacters = 0,
            Pattern = "sk-or-(?:v1-)?[0-9a-f]{64}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sk-or-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://openrouter.ai/docs/api-reference/authentication",
            Examples = () => ["OPENROUTER_API_KEY=sk-or-v1-" + ExampleText.Hex(64, 17)],
            CounterExamples = () => ["sk-or-v1-...", "sk-or-v1-" + new string('x', 64)],
        },
    ];
}
