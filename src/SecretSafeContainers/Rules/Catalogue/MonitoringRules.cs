using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services that watch others, with one format each.</summary>
internal static class MonitoringRules
{
    private const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        NamedToken.Of("datadog-key", "Datadog API or application key", Severity.High, ["datadog", "dd_api_key", "dd_app_key", "dd-api-key", "dd-application-key", "dd_application_key", "ddapikey"], "(?:[0-9a-f]{40}|[0-9a-f]{32}|[a-z0-9]{40})",
            () => ExampleText.Hex(40), "Revoke it under Organization settings", "https://docs.datadoghq.com/account_management/api-app-keys/"),
        PrefixedToken.Of("dynatrace-token", "Dynatrace token", Severity.High, ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s03.", "dt0s06.", "dt0s08.", "dt0s09.", "dt0s16."], @"dt0[cs][0-9]{2}\.[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{64}",
            () => "dt0" + "c01." + ExampleText.Base32(24) + "." + ExampleText.Base32(64, 2), "Disable it under Access tokens", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens"),
        PrefixedToken.Of("honeycomb-key", "Honeycomb key", Severity.High, ["hcaik_", "hcaic_", "hcbik_", "hcxik_", "hcamk_", "hcalk_"], "hc[a-z](?:ik|ic|mk|lk)_[a-z0-9]{26,64}",
            () => "hca" + "ik_" + ExampleText.LowerAlphanumeric(58), "Delete it under Environment settings, API keys", "https://docs.honeycomb.io/configure/environments/manage-api-keys/"),
        NamedToken.Of("sumologic-access-key", "Sumo Logic access key", Severity.High, ["sumologic", "sumo_", "sumo-", "sumokey", "sumoid", "sumotoken", "sumoaccess"], "(?:[A-Za-z0-9]{64}|su[A-Za-z0-9]{12})",
            () => ExampleText.Alphanumeric(64), "Delete it under Administration, Security, Access keys", "https://help.sumologic.com/docs/manage/security/access-keys/"),
        NamedToken.Of("pagerduty-key", "PagerDuty API or integration key", Severity.High, ["pagerduty", "pager_duty", "pd_token", "pd_api"], "(?:[uy][+][A-Za-z0-9_+-]{18}|[A-Za-z0-9_+-]{20}|[0-9a-f]{32})",
            () => "u+" + ExampleText.Alphanumeric(18, 4), "Delete it under Integrations, API access keys", "https://support.pagerduty.com/main/docs/api-access-keys"),
        NamedToken.Of("opsgenie-api-key", "Opsgenie API key", Severity.High, ["opsgenie", "geniekey"], Uuid,
            () => ExampleText.Uuid(), "Delete it under Settings, API key management", "https://support.atlassian.com/opsgenie/docs/api-key-management/"),
        NamedToken.Of("splunk-hec-token", "Splunk HTTP event collector token", Severity.High, ["splunk"], Uuid,
            () => ExampleText.Uuid(2), "Delete it under Data inputs, HTTP event collector", "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector"),
        PrefixedToken.Of("axiom-token", "Axiom API token", Severity.High, ["xaat-", "xapt-"], "xa[ap]t-" + Uuid,
            () => "xaat-" + ExampleText.Uuid(), "Delete it under Settings, API tokens", "https://axiom.co/docs/reference/tokens"),
        PrefixedToken.Of("elastic-cloud-key", "Elastic Cloud API key", Severity.High, "essu_", "[A-Za-z0-9+/_-]{40,160}={0,2}",
            () => ExampleText.Alphanumeric(76), "Revoke it on the Elastic Cloud API keys page", "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys"),
        PrefixedToken.Of("logfire-token", "Pydantic Logfire token", Severity.High, "pylf_v", "[0-9]{1,2}_(?:[a-z]{2}_)?[A-Za-z0-9]{40,60}",
            () => "1_us_" + ExampleText.Alphanumeric(43), "Revoke it in the project's settings", "https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/"),
        PrefixedToken.Of("rootly-api-key", "Rootly API key", Severity.High, "rootly_", "[0-9a-f]{64}",
            () => ExampleText.Hex(64), "Revoke it under Organization settings, API keys", "https://docs.rootly.com/api-reference/overview"),
        NamedToken.Of("checkly-api-key", "Checkly API key", Severity.High, ["checkly"], "(?:cu_)?[0-9a-f]{32}",
            () => "cu_" + ExampleText.Hex(32), "Delete it under User settings, API keys", "https://developers.checklyhq.com/docs/authentication"),
    ];
}
