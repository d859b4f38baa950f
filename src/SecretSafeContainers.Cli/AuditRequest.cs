using System.Collections.Immutable;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary>What a person asked <c>secretsafe audit</c> to do.</summary>
internal sealed record AuditRequest
{
    /// <summary>References as typed.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The base image's reference as typed, or null: no layer's origin is known then.</summary>
    public string? Base { get; init; }

    /// <summary>Where the known secrets are; never their values.</summary>
    public ImmutableArray<SecretReference> Secrets { get; init; } = [];

    /// <summary>Also look for the secrets that this machine knows of: its environment, and what applies to the current folder.</summary>
    public bool GathersSecrets { get; init; }

    /// <summary>Name those that are looked for, and those that are not.</summary>
    public bool ListsKnownSecrets { get; init; }

    /// <summary>Files of users' own rules.</summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>What fails.</summary>
    public required AuditPolicy Policy { get; init; }

    /// <summary>Only this platform, or null for all.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The folder of verdicts, empty for the user's own, or <c>none</c>.</summary>
    public string Cache { get; init; } = CacheLocation.None;

    /// <summary>The key of the verdicts, as <c>env:NAME</c>; null for the user's own.</summary>
    public string? CacheKey { get; init; }

    /// <summary>Processor cores to use.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>In which form the report is, or null for text.</summary>
    public ReportForm? Form { get; init; }

    /// <summary>The report's file, or null for the terminal.</summary>
    public string? Output { get; init; }

    /// <summary>Use colours.</summary>
    public bool Color { get; init; }

    /// <summary>Print nothing but errors.</summary>
    public bool Quiet { get; init; }
}
