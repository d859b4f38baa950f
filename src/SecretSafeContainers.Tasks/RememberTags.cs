using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Tasks;

/// <summary>Notes what the names in the local engine stand for before this build takes them, so that a rollback can give them back.</summary>
[MSBuildMultiThreadableTask]
public sealed class RememberTags : SecretSafeTask
{
    /// <summary><c>LocalRegistry</c>: <c>Docker</c>, <c>Podman</c>, or empty for the one that the SDK finds.</summary>
    public string LocalRegistry { get; set; } = "";

    /// <summary>The image's repository.</summary>
    [Required]
    public string Repository { get; set; } = "";

    /// <summary>The image's tags.</summary>
    public ITaskItem[] Tags { get; set; } = [];

    /// <summary>The runtime identifiers that get tags of their own, if there are several.</summary>
    public ITaskItem[] RuntimeIdentifiers { get; set; } = [];

    /// <summary>The names that are in use. Include = name and tag; metadata <c>Id</c>: the image's id.</summary>
    [Output]
    public ITaskItem[] Names { get; set; } = [];

    /// <inheritdoc/>
    protected override async System.Threading.Tasks.Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var engine = await SdkEngine.FindAsync(LocalRegistry.Length == 0 ? null : LocalRegistry, cancellationToken).ConfigureAwait(false);
            var found = new List<ITaskItem>();
            var images = new HashSet<Digest>();
            foreach (var name in engine is null ? [] : AllNames())
            {
                if (await engine!.InspectAsync(name, cancellationToken).ConfigureAwait(false) is { } image)
                {
                    images.Add(image.Id);
                    found.Add(new TaskItem(name, new Dictionary<string, string> { ["Id"] = image.Id.ToString() }));
                }
            }

            Names = [.. found];
            if (engine is not null)
            {
                await HoldAsync(engine, images, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SecretSafeException failure)
        {
            // The SDK needs the engine next and says what is wrong with it.
            Log.LogMessage(MessageImportance.Low, Redact($"SecretSafe: the names in the engine could not be noted: {failure.Why}."));
        }
    }

    /// <summary>Keeps the images until the build ends, whatever becomes of it, where they would be gone with their names.</summary>
    private async System.Threading.Tasks.Task HoldAsync(LocalEngine engine, IReadOnlyCollection<Digest> images, CancellationToken cancellationToken)
    {
        var held = await HeldImages.HoldAsync(engine, images, cancellationToken).ConfigureAwait(false);
        if (held is not null)
        {
            BuildEngine4.RegisterTaskObject(held, held, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
    }

    private IEnumerable<string> AllNames() => Tags.SelectMany(tag => new[] { tag.ItemSpec }.Concat(RuntimeIdentifiers.Select(rid => $"{tag.ItemSpec}-{rid.ItemSpec}")))
        .Select(tag => $"{Repository}:{tag}");
}
