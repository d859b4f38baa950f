using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Testing;

/// <summary>A rule for tests that need one of which nothing changes when the catalogue grows.</summary>
public static class SampleRule
{
    /// <summary>Finds <c>smp_</c> and twenty letters.</summary>
    public static Rule Token { get; } = new()
    {
        Id = "sample-token",
        Title = "sample token",
        Severity = Severity.High,
        Confidence = Confidence.High,
        Literals = ["smp_"],
        Pattern = @"\bsmp_[a-z]{20}\b",
        PublicPrefix = "smp_",
        Advice = "Revoke it.",
        Reference = "https://example.com/",
        Examples = () => [],
        CounterExamples = () => [],
    };

    /// <summary>A text that <see cref="Token"/> finds.</summary>
    public static string Text { get; } = "smp_" + new string('q', 20);
}
