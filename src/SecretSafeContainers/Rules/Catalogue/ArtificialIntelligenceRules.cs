using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of providers of language models, and of what is built around them.</summary>
internal static class ArtificialIntelligenceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "langfuse-secret-key",
            Title = "Langfuse secret key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sk-lf-"],
            LeadCharacters = 0,
            Pattern = "sk-lf-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sk-lf-",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://langfuse.com/docs",
            Examples = () => ["LANGFUSE_SECRET_KEY=sk-lf-" + ExampleText.Uuid(1)],
            CounterExamples = () => ["sk-lf-...", "pk-lf-" + ExampleText.Uuid(2)],
        },
        new()
        {
            Id = "langsmith-api-key",
            Title = "LangSmith API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["lsv2_", "ls__"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])(?:lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}|ls__[0-9a-f]{32})(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "ls",
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.langchain.com/langsmith/create-account-api-key",
            Examples = () => ["LANGSMITH_API_KEY=lsv2_pt_" + ExampleText.Hex(32, 3) + "_" + ExampleText.Hex(10, 4)],
            CounterExamples = () => ["lsv2_pt_xxx", "ls__name"],
        },
        new()
        {
            Id = "ai-hex-key",
            Title = "key of an AI service",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals =
            [
                "assemblyai",
                "aai_",
                "deepgram",
                "wandb",
                "elevenlabs",
                "xi-api-key",
                "xi_api",
                "stability",
                "clarifai",
                "mistral",
                "together",
                "cohere",
                "co_api_key",
                "voyage",
                "ai21",
                "aleph_alpha",
                "leonardo",
                "runpod",
                "replicate",
                "privateai",
                "deepai",
                "ngc_",
                "ngc-",
                "novita",
                "hyperbolic",
                "minimax",
                "baseten",
                "lepton",
            ],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("assembly_?ai|aai_|deepgram|wandb|elevenlabs|xi[_-]api|stability|clarifai|mistral|together|cohere|co_api_key|voyage|ai21|aleph_alpha|leonardo|runpod|replicate|private_?ai|deepai|ngc[_-]|novita|hyperbolic|minimax|baseten|lepton", "(?-i:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|(?=[A-Za-z]{0,39}[0-9])(?:[A-Za-z0-9]{40}|[A-Za-z0-9]{32})|pa-[A-Za-z0-9_-]{43}|rpa_[A-Za-z0-9]{40,60}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[A-Za-z]{0,83}[0-9])[A-Za-z0-9]{84})"),
            MinEntropy = 3.2,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it on the provider's API keys page, and hand a new one to the container at run time.",
            Reference = "https://docs.cohere.com/reference/about",
            Examples = () =>
            [
                "WANDB_API_KEY=" + ExampleText.Hex(40, 5),
                "COHERE_API_KEY=" + ExampleText.Alphanumeric(40, 6),
                "MISTRAL_API_KEY: " + ExampleText.Alphanumeric(32, 7),
                "DEEPGRAM_API_KEY=" + ExampleText.Hex(40, 8),
                "\"xi-api-key\": \"" + ExampleText.Hex(32, 9) + "\"",
                "VOYAGE_API_KEY=pa-" + ExampleText.Alphanumeric(43, 10),
            ],
            CounterExamples = () => ["mistral_model: mistral-large-2402", "cohere_key: " + ExampleText.Alphanumeric(20, 11), "together with " + ExampleText.Hex(40, 12)],
        },
    ];
}
