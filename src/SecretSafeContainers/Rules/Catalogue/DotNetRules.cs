using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys that ASP.NET and ASP.NET Core keep in files.</summary>
internal static class DotNetRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "aspnet-machine-key",
            Title = "ASP.NET machine key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["validationKey", "decryptionKey"],
            LeadCharacters = 0,
            Pattern = """(?:validation|decryption)Key\s{0,4}=\s{0,4}\\?["'](?<secret>[0-9A-Fa-f]{32,256})(?:,IsolateApps)?\\?["']""",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Replace both keys: whoever has them can forge view state and sign in as anybody. Keep them out of web.config.",
            Reference = "https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection",
            Examples = () =>
            [
                "<machineKey validation=\"HMACSHA256\" validationKey=\"" + ExampleText.Hex(128, 1).ToUpperInvariant() + "\" />",
                "<machineKey decryptionKey='" + ExampleText.Hex(64, 2).ToUpperInvariant() + "' decryption=\"AES\" />",
            ],
            CounterExamples = () => ["<machineKey validationKey=\"AutoGenerate,IsolateApps\" />", "validationKey = GetKey(\"ab\")"],
        },
    ];
}
