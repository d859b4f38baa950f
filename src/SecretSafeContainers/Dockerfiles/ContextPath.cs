namespace SecretSafeContainers.Dockerfiles;

/// <summary>Paths in a build context: with <c>/</c>, relative to it, and never out of it.</summary>
internal static class ContextPath
{
    /// <summary>The parts of a path as Go's <c>filepath.Clean</c> leaves them; <c>..</c> ends at the context.</summary>
    public static List<string> Parts(string path)
    {
        List<string> parts = [];
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return parts;
    }
}
