using System.Text.Json.Serialization;

namespace SecretSafeContainers.Reports.Sarif;

// The part of SARIF 2.1.0 that is written (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Absent members are not written.

/// <summary>The file.</summary>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs);

/// <summary>The results for one image, or for all that are more than a file has runs.</summary>
internal sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation> Invocations,
    SarifAutomation AutomationDetails,
    IReadOnlyDictionary<string, SarifArtifact> OriginalUriBaseIds,
    string ColumnKind,
    IReadOnlyList<SarifResult> Results,
    SarifRunProperties Properties);

/// <summary>The package.</summary>
internal sealed record SarifTool(SarifDriver Driver);

/// <summary>The package, its rules and its codes, as far as the run names them.</summary>
internal sealed record SarifDriver(string Name, string Version, IReadOnlyList<SarifDescriptor> Rules, IReadOnlyList<SarifDescriptor> Notifications);

/// <summary>A rule or a code.</summary>
internal sealed record SarifDescriptor(string Id, SarifMessage ShortDescription, SarifMessage FullDescription)
{
    public SarifMessage? Help { get; init; }

    public string? HelpUri { get; init; }

    public SarifConfiguration? DefaultConfiguration { get; init; }

    public SarifRuleProperties? Properties { get; init; }
}

/// <summary>How a rule's results are judged if nothing else says so.</summary>
internal sealed record SarifConfiguration(string Level);

/// <summary>What GitHub and Azure DevOps read of a rule beyond the standard.</summary>
/// <param name="Tags">At most ten are shown.</param>
/// <param name="Precision">very-high, high, medium or low.</param>
/// <param name="SecuritySeverity">0.1 to 10, as CVSS counts.</param>
internal sealed record SarifRuleProperties(IReadOnlyList<string> Tags, string Precision, [property: JsonPropertyName("security-severity")] string SecuritySeverity);

/// <summary>A text, in markdown too if it is ours.</summary>
internal sealed record SarifMessage(string Text, string? Markdown = null);

/// <summary>How the audit went.</summary>
internal sealed record SarifInvocation(bool ExecutionSuccessful, IReadOnlyList<SarifNotification> ToolExecutionNotifications);

/// <summary>Something that was not read, or not written.</summary>
internal sealed record SarifNotification(SarifReference Descriptor, string Level, SarifMessage Message);

/// <summary>One of the driver's notifications.</summary>
internal sealed record SarifReference(string Id, int Index);

/// <summary>What is replaced when the same image is audited again.</summary>
internal sealed record SarifAutomation(string Id);

/// <summary>A leaked secret at one place.</summary>
internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifMessage Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    SarifResultProperties Properties)
{
    public IReadOnlyList<SarifSuppression>? Suppressions { get; init; }
}

/// <summary>Why a result is accepted.</summary>
internal sealed record SarifSuppression(string Kind, string Status, string? Justification);

/// <summary>The line to change, and the place in the image.</summary>
internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation, IReadOnlyList<SarifLogicalLocation> LogicalLocations);

/// <summary>A line of a file.</summary>
internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

/// <summary>A file, or what paths are relative to.</summary>
internal sealed record SarifArtifact(string? Uri, string? UriBaseId, SarifMessage? Description = null);

/// <summary>A line.</summary>
internal sealed record SarifRegion(int StartLine, int? StartColumn);

/// <summary>A place in an image.</summary>
internal sealed record SarifLogicalLocation(string Name, string FullyQualifiedName, string Kind);

/// <summary>What the standard has no word for.</summary>
internal sealed record SarifResultProperties(string Code, string Severity, string Channel, string? SecretId, SarifExposure Exposure);

/// <summary>Who sees it.</summary>
internal sealed record SarifExposure(bool Runtime, bool Inspection, bool Layers);

/// <summary>Which images a run is about.</summary>
internal sealed record SarifRunProperties(string Phase, string Verdict, IReadOnlyList<SarifImage> Images);

/// <summary>An image.</summary>
internal sealed record SarifImage(string Reference, string? Digest, string? Platform, string Verdict);
