using System.Collections.Immutable;
using SecretSafeContainers.Rules.Catalogue;

namespace SecretSafeContainers.Rules;

/// <summary>All rules that ship with the package.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, ordered by id. An explicit list: one line for each issuer's file.</summary>
    public static ImmutableArray<Rule> All { get; } = Ordered(
    [
        .. AwsRules.Rules,
        .. AzureDevOpsRules.Rules,
        .. AzureRules.Rules,
        .. ClientSettingsRules.Rules,
        .. CommandLineRules.Rules,
        .. ConnectionStringRules.Rules,
        .. DockerRules.Rules,
        .. GenericRules.Rules,
        .. GitHubRules.Rules,
        .. JsonWebTokenRules.Rules,
        .. KeyFileRules.Rules,
        .. NpmRules.Rules,
        .. NuGetRules.Rules,
        .. PrivateKeyRules.Rules,
        .. PuttyKeyRules.Rules,
        .. ServerFileRules.Rules,
        .. ServiceRules.Rules,
        .. SettingsFileRules.Rules,
        .. TokenCacheRules.Rules,
        .. UrlRules.Rules,
    ]);

    private static ImmutableArray<Rule> Ordered(ReadOnlySpan<Rule> rules) =>
        [.. rules.ToArray().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
