namespace SecretSafeContainers.Publishing;

/// <summary>In which forms a build writes its reports.</summary>
public enum ReportForm
{
    /// <summary>JSON, version 1.</summary>
    Json,
}
