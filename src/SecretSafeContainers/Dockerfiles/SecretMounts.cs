using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Gives secret mounts other ids, so that a changed secret is a changed instruction: BuildKit's cache key holds a mount's id and not its secret.</summary>
public static class SecretMounts
{
    /// <summary>The Dockerfile's text with other ids. What was mounted where stays, and so does the number of lines.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="newIds">From an id to what it becomes: letters, digits, dots, dashes and underscores. Ids that it does not name stay.</param>
    /// <returns>The text, or <see cref="Dockerfile.Text"/> itself if nothing changes.</returns>
    /// <exception cref="ArgumentException">A new id has other characters: it could change the meaning of the line.</exception>
    public static ReadOnlyMemory<byte> Rename(Dockerfile dockerfile, IReadOnlyDictionary<string, string> newIds)
    {
        ArgumentNullException.ThrowIfNull(dockerfile);
        ArgumentNullException.ThrowIfNull(newIds);
        if (newIds.Values.FirstOrDefault(id => id.Length == 0 || !id.All(IsPlain)) is not null)
        {
            throw new ArgumentException("A secret's new id has other characters than letters, digits, dots, dashes and underscores.", nameof(newIds));
        }

        var renamed = dockerfile.SecretMounts.Where(mount => mount.Id is not null && newIds.ContainsKey(mount.Id)).ToList();
        if (renamed.Count == 0)
        {
            return dockerfile.Text;
        }

        var text = new MemoryStream();
        var done = 0;
        foreach (var mount in renamed)
        {
            var newId = newIds[mount.Id!];
            CopyUntil(mount.IdOffset);
            // The last field of a name wins, for BuildKit and for buildah.
            Write(mount.IdLength > 0 ? newId : $",{mount.IdKey}={newId}");
            done += mount.IdLength;
            CopyUntil(mount.EndOffset);
            Write(mount.HasDefaultTarget ? $",{TargetField(mount)}" : "");
        }

        CopyUntil(dockerfile.Text.Length);
        return text.ToArray();

        void CopyUntil(int offset)
        {
            text.Write(dockerfile.Text.Span[done..offset]);
            done = offset;
        }

        void Write(string inserted) => text.Write(Encoding.UTF8.GetBytes(inserted));
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_';

    /// <summary>The field of the default target, quoted as CSV and escaped as a flag's value: an id may have commas, quotes and spaces.</summary>
    private static string TargetField(SecretMount mount)
    {
        var field = $"target={mount.Target}";
        var quoted = field.IndexOfAny([',', '"']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return string.Concat(quoted.Select(character => char.IsWhiteSpace(character) || character is '\\' or '"' or '\'' ? $"\\{character}" : $"{character}"));
    }
}
