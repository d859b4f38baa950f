using System.Collections.Immutable;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers;

/// <summary>What to look for, and how to judge it.</summary>
public sealed record AuditOptions
{
    /// <summary>The exact values to look for. Stay the caller's and must outlive the audit.</summary>
    public IReadOnlyList<KnownSecret> Secrets { get; init; } = [];

    /// <summary>The rules to look by; the whole catalogue by default.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = RuleCatalogue.All;

    /// <summary>What fails.</summary>
    public AuditPolicy Policy { get; init; } = new();

    /// <summary>Archives and compressions around the innermost content that is looked into; 0 or more. What is nested deeper is reported as skipped (SSC4007).</summary>
    public int NestingDepth
    {
        get => Nesting.Depth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Nesting = Nesting with { Depth = value };
        }
    }

    /// <summary>Processor cores that the audit uses, 1 or more; all that the machine has by default. The report is the same whatever the number.</summary>
    public int Jobs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Environment.ProcessorCount;

    /// <summary>Verdicts of earlier audits on layers, or null: all are scanned. Stays the caller's and must outlive the audit.</summary>
    public VerdictCache? Cache { get; init; }

    /// <summary>At which moment the audit is made.</summary>
    public AuditPhase Phase { get; init; } = AuditPhase.Tool;

    /// <summary>Knows the user's own files, or null.</summary>
    public ISourceLocator? Sources { get; init; }

    /// <summary>Knows the user's own files behind one of several images; null, or a null answer, means <see cref="Sources"/>.</summary>
    public Func<Image, ISourceLocator?>? SourcesOf { get; init; }

    /// <summary>Is told how far the audit is, on the audit's own threads and often; or null.</summary>
    public IProgress<AuditProgress>? Progress { get; init; }

    /// <summary>All bounds on nested content; tests choose others.</summary>
    internal NestingBounds Nesting { get; init; } = new();
}
