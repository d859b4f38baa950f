using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of services that keep data.</summary>
internal static class DataServiceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("cockroachdb-api-key", "CockroachDB Cloud API key", Severity.Critical, "CCDB1_", "[A-Za-z0-9]{22}_[A-Za-z0-9]{40}",
            () => ExampleText.Alphanumeric(22) + "_" + ExampleText.Alphanumeric(40, 2), "Delete it under Access management", "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access"),
        PrefixedToken.Of("mongodb-atlas-client-secret", "secret of a MongoDB Atlas service account", Severity.Critical, "mdb_sa_sk_", "[A-Za-z0-9_-]{38,44}",
            () => ExampleText.Alphanumeric(40), "Revoke it on the page of the service account", "https://www.mongodb.com/docs/atlas/configure-api-access/"),
        PrefixedToken.Of("dbt-token", "dbt token", Severity.High, ["dbtc_", "dbtu_"], "dbt[cu]_[A-Za-z0-9_=-]{30,100}",
            () => "dbtc_" + ExampleText.Alphanumeric(44), "Delete it under API tokens in the settings", "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication"),
        PrefixedToken.Of("xata-api-key", "Xata API key", Severity.High, "xau_", "[A-Za-z0-9]{30,60}",
            () => ExampleText.Alphanumeric(33), "Delete it in the settings of the account", "https://xata.io/documentation"),
        PrefixedToken.Of("tinybird-token", "Tinybird token", Severity.High, "p.eyJ", "[A-Za-z0-9_-]{30,300}\\.[A-Za-z0-9_-]{20,90}",
            () => ExampleText.Alphanumeric(80) + "." + ExampleText.Alphanumeric(43, 2), "Refresh it under Tokens in the workspace", "https://www.tinybird.co/docs/forward/administration/tokens"),
        PrefixedToken.Of("tigris-secret-key", "Tigris secret access key", Severity.Critical, "tsec_", "[A-Za-z0-9_+-]{40,80}",
            () => ExampleText.Alphanumeric(60), "Delete the access key in the console", "https://www.tigrisdata.com/docs/iam/manage-access-key/"),
        PrefixedToken.Of("backblaze-application-key", "Backblaze application key", Severity.Critical, ["K001", "K002", "K003", "K004", "K005"], "K00[1-5][A-Za-z0-9+/]{27}",
            () => "K004" + ExampleText.Alphanumeric(27), "Delete it under Application keys", "https://www.backblaze.com/docs/cloud-storage-application-keys"),
        PrefixedToken.Of("baidu-cloud-api-key", "Baidu Cloud API key", Severity.Critical, "bce-v3/ALTAK-", "[A-Za-z0-9]{18,30}/[0-9a-f]{40}",
            () => ExampleText.Alphanumeric(21) + "/" + ExampleText.Hex(40, 2), "Delete it under API keys in the console", "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb"),
        PrefixedToken.Of("convex-deploy-key", "Convex deploy key", Severity.Critical, ["prod:", "preview:"], @"(?:prod|preview):[a-z0-9-]{1,80}(?::[a-z0-9-]{1,80})?\|[A-Za-z0-9+/=]{40,300}",
            () => "prod:happy-otter-123|" + ExampleText.Alphanumeric(80), "Delete it in the settings of the deployment", "https://docs.convex.dev/cli/deploy-key-types"),
        new()
        {
            Id = "nats-seed",
            Title = "NATS nkey seed",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["nkey"],
            LeadCharacters = 0,
            IgnoreCase = true,

            // A creds file has the seed between lines of dashes; settings and code name it.
            Pattern = """nkey[^\x00]{0,60}?(?<![A-Z0-9])(?-i:(?<secret>S[UAONCX][A-Z2-7]{56}))(?![A-Z0-9])""",
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            Advice = "Revoke the user or account with nsc, and mount the new credentials at run time.",
            Reference = "https://docs.nats.io/using-nats/developer/connecting/nkey",
            Examples = () => ["nkey_seed = SUA" + ExampleText.Base32(55), "-----BEGIN USER NKEY SEED-----\nSUA" + ExampleText.Base32(55, 2) + "\n------END USER NKEY SEED------"],
            CounterExamples = () => ["nkey: U" + ExampleText.Base32(55), "nkey_seed: ${NATS_SEED}", "SUA" + ExampleText.Base32(55)],
        },
        PrefixedToken.Of("upcloud-api-token", "UpCloud API token", Severity.Critical, "ucat_", "[A-Z0-9]{20,40}",
            () => ExampleText.Base32(26), "Delete it under API tokens in the hub", "https://upcloud.com/docs/guides/getting-started-upcloud-api/"),
    ];
}
