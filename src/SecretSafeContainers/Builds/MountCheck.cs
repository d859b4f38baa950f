using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Compares the secrets that a Dockerfile mounts with those that the build offers.</summary>
public static class MountCheck
{
    /// <summary>What does not fit, in the order of lines, unmounted secrets last.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="offered">Ids of the secrets that the build offers.</param>
    /// <param name="target">The stage that is built; null for the last one.</param>
    public static IEnumerable<MountPoint> Of(Dockerfile dockerfile, IReadOnlyCollection<string> offered, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(dockerfile);
        ArgumentNullException.ThrowIfNull(offered);
        var built = new BuiltStages(dockerfile, target).Instructions.ToHashSet(ReferenceEqualityComparer.Instance);
        var mounts = dockerfile.SecretMounts.ToList();
        foreach (var mount in mounts.Where(mount => mount.Id is not null && built.Contains(mount.Instruction) && !offered.Contains(mount.Id)))
        {
            var effect = mount.Required ? "the build fails without it" : "BuildKit silently mounts nothing";
            yield return new MountPoint(DiagnosticCodes.UnknownMount, mount.Required, mount.Id!, mount.Line, mount.Column,
                $"the secret '{mount.Id}' is mounted and not offered: {effect}. Add <ContainerSecret Include=\"{mount.Id}\" ... />, or correct the id");
        }

        // A mount whose id is a variable may be of any secret.
        var isKnown = mounts.TrueForAll(mount => mount.Id is not null);
        foreach (var id in offered.Where(id => isKnown && !mounts.Exists(mount => mount.Id == id)))
        {
            yield return new MountPoint(DiagnosticCodes.UnusedSecret, false, id, null, null,
                $"the secret '{id}' is offered and never mounted. Add RUN --mount=type=secret,id={id}, or say Inject=\"false\"");
        }
    }
}
