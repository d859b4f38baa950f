using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of what is built around models: search, stores of vectors, speech.</summary>
internal static class ModelToolRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "pinecone-api-key",
            Title = "Pinecone API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["pcsk_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,66}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "pcsk_",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.pinecone.io/guides/projects/manage-api-keys",
            Examples = () => ["PINECONE_API_KEY=pcsk_" + ExampleText.Alphanumeric(6, 1) + "_" + ExampleText.Alphanumeric(63, 2)],
            CounterExamples = () => ["pcsk_short"],
        },
        new()
        {
            Id = "elevenlabs-api-key",
            Title = "ElevenLabs API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sk_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])sk_[0-9a-f]{48}(?![A-Za-z0-9_])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sk_",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://elevenlabs.io/docs/api-reference/authentication",
            Examples = () => ["XI_API_KEY=sk_" + ExampleText.Hex(48, 3)],
            CounterExamples = () => ["sk_live_x", "sk_" + ExampleText.Hex(40, 4)],
        },
        new()
        {
            Id = "jina-api-key",
            Title = "Jina AI API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["jina_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "jina_",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://jina.ai/embeddings/",
            Examples = () => ["JINA_API_KEY=jina_" + ExampleText.Hex(32, 5) + ExampleText.Alphanumeric(28, 6)],
            CounterExamples = () => ["jina_embeddings", "jina_" + new string('x', 60)],
        },
        new()
        {
            Id = "tavily-api-key",
            Title = "Tavily API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["tvly-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])tvly-(?:(?:dev|prod)-)?[A-Za-z0-9]{32,40}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "tvly-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.tavily.com/documentation/quickstart",
            Examples = () => ["TAVILY_API_KEY=tvly-" + ExampleText.Alphanumeric(32, 8), "tvly-dev-" + ExampleText.Alphanumeric(32, 9)],
            CounterExamples = () => ["tvly-" + ExampleText.Alphanumeric(10, 10), "tvly-" + new string('x', 32)],
        },
        new()
        {
            Id = "firecrawl-api-key",
            Title = "Firecrawl API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["fc-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])fc-[0-9a-f]{32}(?![A-Za-z0-9_-])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "fc-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.firecrawl.dev/",
            Examples = () => ["FIRECRAWL_API_KEY=fc-" + ExampleText.Hex(32, 12)],
            CounterExamples = () => ["fc-list", "fc-" + ExampleText.Hex(20, 13)],
        },
        new()
        {
            Id = "wandb-api-key",
            Title = "Weights and Biases API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["wandb_v1_"],
            LeadCharacters = 0,
            Pattern = "wandb_v1_[A-Za-z0-9_]{60,100}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "wandb_v1_",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.wandb.ai/support/find_api_key/",
            Examples = () => ["WANDB_API_KEY=wandb_v1_" + ExampleText.Alphanumeric(77, 14)],
            CounterExamples = () => ["wandb_v1_short"],
        },
        new()
        {
            Id = "e2b-exa-key",
            Title = "E2B API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["e2b_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])e2b_[0-9a-f]{40}(?![A-Za-z0-9_])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "e2b_",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://e2b.dev/docs/api-key",
            Examples = () => ["E2B_API_KEY=e2b_" + ExampleText.Hex(40, 15)],
            CounterExamples = () => ["e2b_sandbox"],
        },
    ];
}
