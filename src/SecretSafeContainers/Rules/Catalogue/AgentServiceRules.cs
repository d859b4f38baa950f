using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of services around language models: indexes, memory, gateways, rented processors, editors.</summary>
internal static class AgentServiceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("llamacloud-api-key", "LlamaCloud API key", Severity.High, "llx-", "[A-Za-z0-9]{48}",
            () => ExampleText.Alphanumeric(48), "Delete it under API Keys in LlamaCloud", "https://developers.llamaindex.ai/python/cloud/general/api_key/"),
        PrefixedToken.Of("helicone-api-key", "Helicone API key", Severity.High, "sk-helicone-", "(?:eu-)?[a-z0-9]{7}(?:-[a-z0-9]{7}){3}",
            () => string.Join('-', Enumerable.Range(1, 4).Select(seed => ExampleText.LowerAlphanumeric(7, (uint)seed))), "Delete it under Keys in the settings", "https://docs.helicone.ai/helicone-headers/helicone-auth"),
        PrefixedToken.Of("runpod-api-key", "Runpod API key", Severity.Critical, "rpa_", "[A-Z0-9]{38,48}[a-z0-9]{0,8}",
            () => ExampleText.Base32(44), "Delete it under API Keys in the settings", "https://docs.runpod.io/get-started/api-keys"),
        PrefixedToken.Of("mem0-api-key", "Mem0 API key", Severity.High, "m0-", "[A-Za-z0-9]{40}",
            () => ExampleText.Alphanumeric(40), "Delete it under API Keys in the dashboard", "https://docs.mem0.ai/platform/quickstart"),
        PrefixedToken.Of("cursor-api-key", "Cursor API key", Severity.High, "crsr_", "[0-9a-f]{64}",
            () => ExampleText.Hex(64), "Revoke it under Integrations in the dashboard", "https://cursor.com/docs/api"),
        PrefixedToken.Of("google-bound-api-key", "Google API key bound to a service account", Severity.Critical, "AQ.Ab8", "[A-Za-z0-9_-]{40,60}",
            () => ExampleText.Alphanumeric(47), "Delete it under Credentials in the console", "https://cloud.google.com/docs/authentication/api-keys"),
        PrefixedToken.Of("unkey-root-key", "Unkey root key", Severity.High, "unkey_", "[A-Za-z0-9]{18,40}",
            () => ExampleText.Alphanumeric(24), "Delete it under Root keys in the settings", "https://www.unkey.com/docs/security/root-keys"),
        PrefixedToken.Of("inngest-signing-key", "Inngest signing key", Severity.High, ["signkey-prod-", "signkey-test-", "signkey-branch-"], "signkey-(?:prod|test|branch)-[0-9a-f]{32,64}",
            () => "signkey-prod-" + ExampleText.Hex(64), "Rotate it under Signing key in the dashboard", "https://www.inngest.com/docs/platform/signing-keys"),
    ];
}
