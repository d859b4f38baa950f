using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>Reads an image in full, as an audit does.</summary>
internal static class Reading
{
    /// <summary>Times of a test: nothing is waited for that a test does not want to see.</summary>
    public static RegistryTimes Quick { get; } = new() { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(5) };

    /// <summary>Times of a test about a registry that falls silent in a body.</summary>
    public static RegistryTimes ShortStall { get; } = Quick with { Stall = TimeSpan.FromMilliseconds(400), Attempts = 2 };

    /// <summary>Times of a test about a registry that does not answer.</summary>
    public static RegistryTimes ShortAnswer { get; } = Quick with { Answer = TimeSpan.FromMilliseconds(200) };

    /// <summary>Everybody's access.</summary>
    public static RegistryAccess Anonymous => RegistryAccess.Anonymous() with { Times = Quick };

    /// <summary>The access of an environment that is nothing but these variables.</summary>
    public static RegistryAccess With(params IEnumerable<(string Name, string Value)> variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return RegistryAccess.From(name => environment.GetValueOrDefault(name) ?? (name == "HOME" ? "/nonexistent" : null)) with { Times = Quick };
    }

    /// <summary>Audits the image with a tag.</summary>
    public static Task<AuditReport> AuditAsync(this ScriptedRegistry registry, RegistryAccess access, CancellationToken cancellationToken, string tag = "1") =>
        AuditAsync(new RegistryReference(registry.Address, "app", tag, null), access, cancellationToken);

    /// <summary>Audits an image.</summary>
    public static async Task<AuditReport> AuditAsync(this RegistryReference reference, RegistryAccess access, CancellationToken cancellationToken)
    {
        await using var source = new RegistrySource(reference, access);
        return await source.AuditAsync(cancellationToken);
    }

    /// <summary>Audits what a source holds.</summary>
    public static async Task<AuditReport> AuditAsync(this IImageSource source, CancellationToken cancellationToken)
    {
        using var auditor = new ImageAuditor(new AuditOptions());
        return await auditor.AuditAsync(ImageReader.ReadAsync(source, null, cancellationToken), cancellationToken);
    }
}
