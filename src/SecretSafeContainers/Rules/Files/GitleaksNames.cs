using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Files;

/// <summary>The catalogue's rules that find what rules of gitleaks' own configuration find, where users name these to change or disable them.</summary>
/// <remarks><see href="https://github.com/gitleaks/gitleaks/blob/v8.28.0/config/gitleaks.toml"/></remarks>
internal static class GitleaksNames
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Ours = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
    {
        ["anthropic-admin-api-key"] = ["anthropic-api-key"],
        ["anthropic-api-key"] = ["anthropic-api-key"],
        ["aws-access-token"] = ["aws-access-key-id"],
        ["azure-ad-client-secret"] = ["azure-client-secret"],
        ["curl-auth-user"] = ["curl-user-password"],
        ["gcp-api-key"] = ["google-api-key"],
        ["generic-api-key"] = ["generic-secret"],
        ["github-app-token"] = ["github-app-token"],
        ["github-fine-grained-pat"] = ["github-fine-grained-pat"],
        ["github-oauth"] = ["github-app-token"],
        ["github-pat"] = ["github-pat"],
        ["github-refresh-token"] = ["github-app-token"],
        ["hashicorp-tf-api-token"] = ["terraform-cloud-token"],
        ["jwt"] = ["jwt"],
        ["npm-access-token"] = ["npm-token"],
        ["nuget-config-password"] = ["nuget-cleartext-password", "nuget-source-password"],
        ["openai-api-key"] = ["openai-api-key"],
        ["private-key"] = ["private-key", "private-key-encrypted"],
        ["pypi-upload-token"] = ["pypi-token"],
        ["slack-app-token"] = ["slack-token"],
        ["slack-bot-token"] = ["slack-token"],
        ["slack-config-access-token"] = ["slack-token"],
        ["slack-config-refresh-token"] = ["slack-token"],
        ["slack-legacy-bot-token"] = ["slack-token"],
        ["slack-legacy-token"] = ["slack-token"],
        ["slack-legacy-workspace-token"] = ["slack-token"],
        ["slack-user-token"] = ["slack-token"],
        ["slack-webhook-url"] = ["slack-webhook"],
        ["stripe-access-token"] = ["stripe-live-key"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of the catalogue's rules for one of gitleaks'; empty if none finds the same.</summary>
    public static ImmutableArray<string> For(string id) => Ours.GetValueOrDefault(id, RuleCatalogue.All.Any(rule => rule.Id == id) ? [id] : []);

    /// <summary>Gitleaks' names for what a rule of the catalogue finds: to switch it off they must all be.</summary>
    public static ImmutableArray<string> NamesOf(string id) => [.. Ours.Where(pair => pair.Value.Contains(id)).Select(pair => pair.Key).DefaultIfEmpty(id)];

    /// <summary>All of them, for the test that they exist.</summary>
    public static IEnumerable<string> All => Ours.Values.SelectMany(ids => ids);
}
