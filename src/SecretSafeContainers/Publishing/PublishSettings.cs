using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Publishing;

/// <summary>How a build judges: the <c>SecretSafe*</c> properties, parsed.</summary>
/// <param name="Policy">What fails.</param>
/// <param name="KnownSecrets">Which secrets are looked for by value.</param>
/// <param name="Reports">Which reports are written.</param>
/// <param name="Rollback">What is taken back after a failed audit.</param>
/// <param name="OnIncomplete">How the build ends when not everything could be read.</param>
public sealed record PublishSettings(
    AuditPolicy Policy,
    KnownSecrets KnownSecrets,
    IReadOnlyList<ReportForm> Reports,
    Rollback Rollback,
    OnIncomplete OnIncomplete)
{
    /// <summary>Parses the properties.</summary>
    /// <param name="value">
    /// The value of a property by its name without the prefix <c>SecretSafe</c>: <c>Level</c>; the property <c>SecretSafe</c> itself is <c>Enabled</c>.
    /// </param>
    /// <exception cref="Diagnostics.SecretSafeException">A value is not one of the allowed ones (SSC1002).</exception>
    public static PublishSettings Parse(Func<string, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _ = Setting.ParseBoolean("SecretSafe", value("Enabled"));
        return new(
            new AuditPolicy { Level = One<Severity>(value, "Level"), Mode = One<AuditMode>(value, "Mode") },
            One<KnownSecrets>(value, "KnownSecrets"),
            Setting.ParseList("SecretSafeReports", value("Reports"), ReportForms.All),
            One<Rollback>(value, "Rollback"),
            One<OnIncomplete>(value, "OnIncomplete"));
    }

    private static T One<T>(Func<string, string> value, string name) where T : struct, Enum =>
        Setting.Parse<T>($"SecretSafe{name}", value(name));
}
