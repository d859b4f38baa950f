namespace SecretSafeContainers.Reports.Sarif;

/// <summary>
/// What GitHub takes of a SARIF file (<see href="https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit"/>);
/// Azure DevOps documents no narrower ones. What is more would have the whole file refused.
/// </summary>
internal static class SarifLimits
{
    /// <summary>Runs of a file.</summary>
    public const int Runs = 20;

    /// <summary>Results of a run. The first 5,000 are shown, so the gravest come first.</summary>
    public const int Results = 25_000;

    /// <summary>Bytes of a file, compressed with gzip.</summary>
    public const int CompressedBytes = 10_000_000;

    /// <summary>Results of a file that fit whatever is in them: no result is larger than 20 kB.</summary>
    public const int AlwaysFit = 500;

    /// <summary>Notifications of a run; GitHub knows no limit, a reader does.</summary>
    public const int Notifications = 1000;

    /// <summary>Characters of a message. The paths of one finding may have thousands.</summary>
    public const int MessageCharacters = 2000;

    /// <summary>Characters of a name.</summary>
    public const int NameCharacters = 500;
}
