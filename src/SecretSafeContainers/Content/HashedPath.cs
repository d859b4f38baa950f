using System.Collections.Immutable;

namespace SecretSafeContainers.Content;

/// <summary>A path of which nothing is kept but hashes.</summary>
/// <param name="Self">Its own.</param>
/// <param name="Folders">Those of the folders above it, the topmost first; without the root.</param>
internal sealed record HashedPath(PathHash Self, ImmutableArray<PathHash> Folders)
{
    /// <summary>Hashes a path.</summary>
    /// <param name="path">The path, not empty.</param>
    /// <param name="root">What it is below.</param>
    public static HashedPath Of(ReadOnlySpan<char> path, PathHash root)
    {
        var folders = ImmutableArray.CreateBuilder<PathHash>(path.Count('/'));
        var self = root;
        foreach (var step in path.Split('/'))
        {
            if (step.Start.Value > 0)
            {
                folders.Add(self);
            }

            self = self.Below(path[step]);
        }

        return new(self, folders.MoveToImmutable());
    }
}
