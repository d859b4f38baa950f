using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Square issues.</summary>
internal static class SquareRules
{
    private const string Documentation = "https://developer.squareup.com/docs/build-basics/access-tokens";
    private const string Revoke = "Replace it on the application's page of the developer console";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("square-access-token", "Square access token", Severity.Critical, ["EAAAE", "EAAAF", "EAAAl"], "EAAA[EFl][A-Za-z0-9_-]{59}(?![A-Za-z0-9_/+-])", () => "EA" + "AAE" + ExampleText.Alphanumeric(59), Revoke, Documentation),
        PrefixedToken.Of("square-personal-token", "Square personal access token", Severity.Critical, "sq0atp-", "[A-Za-z0-9_-]{22}", () => ExampleText.Alphanumeric(22), Revoke, Documentation),
        PrefixedToken.Of("square-application-secret", "Square application secret", Severity.Critical, "sq0csp-", "[A-Za-z0-9_-]{43}", () => ExampleText.Alphanumeric(43), Revoke, Documentation),
    ];
}
