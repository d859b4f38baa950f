using Microsoft.Build.Framework;

namespace SecretSafeContainers.Tasks;

/// <summary>Says what the gates of several runtime identifiers found: a leak that is in all of their images once. Fails if one of them found an error.</summary>
[MSBuildMultiThreadableTask]
public sealed class LogGates : SecretSafeTask
{
    /// <summary>What <see cref="AuditPublishInputs.Notices"/> returned for each.</summary>
    public ITaskItem[] Notices { get; set; } = [];

    /// <summary>The runtime identifiers.</summary>
    [Required]
    public ITaskItem[] RuntimeIdentifiers { get; set; } = [];

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken cancellationToken)
    {
        var images = RuntimeIdentifiers.Select(rid => rid.ItemSpec).Distinct(StringComparer.Ordinal).ToList();
        // Errors first, as where a single image is audited.
        foreach (var notice in Notice.Merge(Notices.Select(Notice.Read), images).OrderByDescending(notice => notice.IsError))
        {
            Write(notice);
        }

        return Task.CompletedTask;
    }
}
