namespace SecretSafeContainers.Rules;

/// <summary>The checksum that an issuer puts into its credentials, which tells a real one from a look-alike without asking the issuer.</summary>
/// <remarks>A match whose checksum is right is sure. One whose checksum is wrong stays a finding, as its format still says what it is, with at most medium confidence.</remarks>
public enum ChecksumKind
{
    /// <summary>None is known.</summary>
    None,

    /// <summary>The last six characters are CRC-32 of what stands between the prefix and them, in base62: GitHub, npm.</summary>
    Base62Crc32,

    /// <summary>The last eight characters are CRC-32 of what stands between the prefix and them, in hexadecimal: Cloudflare.</summary>
    HexCrc32,

    /// <summary>The last eight characters are CRC-32 of all before them, in hexadecimal: Atlassian.</summary>
    WholeHexCrc32,

    /// <summary>The last seven characters are CRC-32 of all before them, in base36: GitLab's routable tokens. Older tokens have none.</summary>
    GitLabRoutable,

    /// <summary>The last four bytes are Marvin32 of those before them, under a seed of the Azure service's.</summary>
    AzureKey,

    /// <summary>The last three bytes are those of Marvin32 over the bytes before: Microsoft's common annotated security keys.</summary>
    AzureAnnotatedKey,

    /// <summary>Four of the 32 bytes are CRC-32 of the others: Azure DevOps' tokens of 52 characters.</summary>
    AzureDevOpsToken,

    /// <summary>The last three characters begin Marvin32 of those before: Microsoft Entra's client secrets with <c>8Q~</c>.</summary>
    EntraClientSecret,
}
