using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of exchanges and of services around blockchains and markets.</summary>
internal static class BlockchainRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Endpoint("infura-key", "Infura project key", [".infura.io/v3/", ".infura.io/ws/v3/"], @"\.infura\.io/(?:ws/)?v3/(?<secret>[0-9a-f]{32})",
            () => "https://mainnet.infura.io/v3/" + ExampleText.Hex(32), "https://docs.metamask.io/developer-tools/dashboard/get-started/"),
        Endpoint("alchemy-key", "Alchemy API key", [".alchemy.com/v2/", ".alchemyapi.io/v2/", ".alchemy.com/nft/v"], @"\.alchemy(?:api\.io|\.com)/(?:nft/)?v[23]/(?<secret>[A-Za-z0-9_-]{21,40})",
            () => "https://eth-mainnet.g.alchemy.com/v2/" + ExampleText.Alphanumeric(32), "https://www.alchemy.com/docs/create-an-api-key"),
        Endpoint("quicknode-key", "QuickNode endpoint token", [".quiknode.pro/"], @"\.quiknode\.pro/(?<secret>[0-9a-f]{40})",
            () => "wss://some-name.quiknode.pro/" + ExampleText.Hex(40), "https://www.quicknode.com/guides/quicknode-products/endpoint-security"),
        NamedToken.Of("coinbase-key", "Coinbase key or token", Severity.Critical, ["coinbase"], "[A-Za-z0-9_-]{64}|[A-Za-z0-9+/]{86}==|[a-zA-Z0-9]{16}",
            () => ExampleText.Alphanumeric(64), "Delete it on the API keys page", "https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys"),
        NamedToken.Of("binance-key", "Binance API key or secret", Severity.Critical, ["binance"], "[A-Za-z0-9]{64}",
            () => ExampleText.Alphanumeric(64, 2), "Delete it under API management", "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security"),
        NamedToken.Of("kraken-key", "Kraken API or private key", Severity.Critical, ["kraken"], "[A-Za-z0-9+/_-]{54,90}={0,2}",
            () => ExampleText.Base64(86) + "==", "Delete it under Security, API", "https://docs.kraken.com/api/docs/guides/spot-rest-auth"),
        NamedToken.Of("etherscan-key", "Etherscan (or sister) API key", Severity.Moderate, ["etherscan", "bscscan", "polygonscan", "arbiscan", "snowtrace", "basescan", "ftmscan"], "[A-Z0-9]{33,34}",
            () => ExampleText.Base32(34), "Delete it under API keys", "https://docs.etherscan.io/getting-an-api-key"),
        PrefixedToken.Of("blockfrost-project-id", "Blockfrost project id", Severity.Moderate, ["mainnet", "preprod"], "(?:mainnet|preprod)[A-Za-z0-9]{32,34}",
            () => "mainnet" + ExampleText.Alphanumeric(32), "Delete the project in the dashboard", "https://blockfrost.dev/overview/getting-started"),
        new()
        {
            Id = "wallet-mnemonic",
            Title = "recovery phrase of a wallet",
            Severity = Severity.Critical,
            Confidence = Confidence.Medium,
            Literals = ["mnemonic", "seed_phrase", "seed-phrase", "seedphrase", "seed phrase", "recovery_phrase", "recoveryphrase"],
            LeadCharacters = 0,
            IgnoreCase = true,

            // Twelve to twenty-four words of the list, whose words have three to eight letters. The phrases of Hardhat and Ganache are public.
            Pattern = """(?:mnemonic|seed[_ -]?phrase|recovery_?phrase)(?:[_-]?(?:words|phrase|prod|live))?\\?["']?\]?(?: ?[:=]{1,2} ?|["'], ?["'])\\?["'`]?(?!test test|myth like bonus|candy maple cake|abandon abandon)(?<secret>(?-i:[a-z]{3,8}(?: [a-z]{3,8}){11}(?:(?: [a-z]{3,8}){3}|(?: [a-z]{3,8}){6}|(?: [a-z]{3,8}){9}|(?: [a-z]{3,8}){12})?))(?=\\?["'`]|\r?\n|\z)""",
            Check = SecretCheck.None,
            MinEntropy = 3,
            Advice = "Move what the wallet holds to a new one. Sign with a key management service, or hand the phrase to the container at run time.",
            Reference = "https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki",
            Examples = () => ["MNEMONIC=\"" + Phrase + "\"", "accounts: { mnemonic: '" + Phrase + "' }"],
            CounterExamples = () => ["mnemonic: \"test test test test test test test test test test test junk\"", "MNEMONIC=${MNEMONIC}", "mnemonic = the name of the instruction as it is written in the manual of the processor, in capitals", "mnemonic: \"" + Phrase[..30] + "\""],
        },
    ];

    private static string Phrase => string.Join(' ', "river", "anchor", "velvet", "copper", "lunar", "garden", "puzzle", "walnut", "ribbon", "engine", "marble", "sunset");

    private static Rule Endpoint(string id, string title, string[] paths, string pattern, Func<string> example, string reference) =>
        WebhookRules.Of(id, title, paths[0], pattern, example, reference) with
        {
            Literals = [.. paths],
            Pattern = pattern + "(?![A-Za-z0-9_-])",
            Severity = Severity.Moderate,
            Advice = "Rotate the key in the dashboard, restrict it to your addresses, and hand the new one to the container at run time.",
        };
}
