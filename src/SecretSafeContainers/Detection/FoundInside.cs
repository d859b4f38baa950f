using System.Collections.Immutable;
using System.Security.Cryptography;
using SecretSafeContainers.Content;

namespace SecretSafeContainers.Detection;

/// <summary>
/// Remembers what was found inside the containers of one file. The bytes of a container are searched after its content, and may show the same secret again
/// (a stored zip entry, a tar in a tar): that is one leak, and the inner place is the better one to name.
/// </summary>
internal sealed class FoundInside
{
    private readonly HashSet<(string Id, string Secret, PathHash Container)> seen = [];
    private (int? Layer, int? Entry) file;

    /// <summary>Takes in a detection.</summary>
    /// <returns>True if the same secret was found deeper in the same container.</returns>
    public bool Repeats(SecretDetection detection)
    {
        var location = detection.Location;
        if (location.Entry is null)
        {
            return false;
        }

        if (file != (location.Layer, location.Entry))
        {
            file = (location.Layer, location.Entry);
            seen.Clear();
        }

        if (seen.Count == 0 && location.Inner.IsEmpty)
        {
            return false;
        }

        var id = detection.Rule?.Id ?? detection.SecretId ?? "";
        var secret = Convert.ToHexString(SHA256.HashData(detection.Secret));
        for (var depth = 0; depth < location.Inner.Length; depth++)
        {
            seen.Add((id, secret, HashOf(location.Inner, depth)));
        }

        return seen.Contains((id, secret, HashOf(location.Inner, location.Inner.Length)));
    }

    // A step may have no name: the file itself is another place than what is in it.
    private static PathHash HashOf(ImmutableArray<string> inner, int depth) => PathHash.OwnRoot.Below($"{depth}\0{string.Join('\0', inner.AsSpan(0, depth)!)}");
}
