using System.Collections.Frozen;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Publishing;

/// <summary>The labels that the SDK makes from properties of the project.</summary>
/// <remarks>As ComputeContainerConfig of the SDK maps them, from the pre-defined annotation keys of the OCI specification.</remarks>
internal static class GeneratedLabels
{
    private static readonly FrozenDictionary<string, string[]> Properties = new Dictionary<string, string[]>
    {
        ["org.opencontainers.image.description"] = ["ContainerDescription", "Description"],
        ["org.opencontainers.artifact.description"] = ["ContainerDescription", "Description"],
        ["org.opencontainers.image.authors"] = ["ContainerAuthors", "Authors"],
        ["org.opencontainers.image.url"] = ["ContainerInformationUrl", "PackageProjectUrl"],
        ["org.opencontainers.image.documentation"] = ["ContainerDocumentationUrl", "PackageProjectUrl"],
        ["org.opencontainers.image.version"] = ["ContainerVersion", "PackageVersion", "Version", "VersionPrefix", "InformationalVersion"],
        ["org.opencontainers.image.vendor"] = ["ContainerVendor"],
        ["org.opencontainers.image.licenses"] = ["ContainerLicenseExpression", "PackageLicenseExpression"],
        ["org.opencontainers.image.title"] = ["ContainerTitle", "Title"],
        ["org.opencontainers.image.source"] = ["PrivateRepositoryUrl", "RepositoryUrl"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The property of the project behind a label, or null.</summary>
    public static SourceLocation? Locate(ProjectItem label, string project) =>
        label.ItemType == "ContainerLabel" && Properties.TryGetValue(label.Name, out var names) ? ProjectItemLine.FindProperty(project, names) : null;
}
