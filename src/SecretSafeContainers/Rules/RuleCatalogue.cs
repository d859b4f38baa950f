using System.Collections.Immutable;
using SecretSafeContainers.Rules.Catalogue;

namespace SecretSafeContainers.Rules;

/// <summary>All rules that ship with the package.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, ordered by id. An explicit list: one line for each issuer's file.</summary>
    public static ImmutableArray<Rule> All { get; } = Ordered(
    [
        .. AlibabaRules.Rules,
        .. AppPlatformRules.Rules,
        .. ArtificialIntelligenceRules.Rules,
        .. AtlassianRules.Rules,
        .. AwsRules.Rules,
        .. AzureAddressRules.Rules,
        .. AzureDevOpsRules.Rules,
        .. AzureKeyRules.Rules,
        .. AzureMessagingKeyRules.Rules,
        .. AzureRules.Rules,
        .. AzureServiceRules.Rules,
        .. BuildServiceRules.Rules,
        .. ClientSettingsRules.Rules,
        .. CloudflareRules.Rules,
        .. ClusterRules.Rules,
        .. CodeQualityRules.Rules,
        .. CommandLineRules.Rules,
        .. ConnectionStringRules.Rules,
        .. ContainerRegistryRules.Rules,
        .. DataPlatformRules.Rules,
        .. DeploymentServiceRules.Rules,
        .. DeveloperToolRules.Rules,
        .. DigitalOceanRules.Rules,
        .. DockerRules.Rules,
        .. DotNetRules.Rules,
        .. FastlyRules.Rules,
        .. GenericRules.Rules,
        .. GitHubRules.Rules,
        .. GitLabRules.Rules,
        .. GoogleRules.Rules,
        .. GrafanaSentryRules.Rules,
        .. HashiCorpRules.Rules,
        .. HerokuRules.Rules,
        .. HostingRules.Rules,
        .. IbmRules.Rules,
        .. JFrogRules.Rules,
        .. JsonWebTokenRules.Rules,
        .. KeyFileRules.Rules,
        .. ModelProviderRules.Rules,
        .. ModelToolRules.Rules,
        .. NetworkAccessRules.Rules,
        .. NpmRules.Rules,
        .. NuGetRules.Rules,
        .. OpenAIRules.Rules,
        .. PackageHostingRules.Rules,
        .. PackageLegacyRules.Rules,
        .. PackageRegistryRules.Rules,
        .. PrivateKeyRules.Rules,
        .. PuttyKeyRules.Rules,
        .. SecretManagerRules.Rules,
        .. ServerFileRules.Rules,
        .. ServiceRules.Rules,
        .. SettingsFileRules.Rules,
        .. TencentRules.Rules,
        .. TokenCacheRules.Rules,
        .. UrlRules.Rules,
        .. YandexRules.Rules,
    ]);

    private static ImmutableArray<Rule> Ordered(ReadOnlySpan<Rule> rules) =>
        [.. rules.ToArray().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
