namespace SecretSafeContainers.Images.Tar;

/// <summary>Brings a stored path into the one form in which paths are compared. It stays data: <c>..</c> is kept as it is.</summary>
internal static class TarPath
{
    /// <summary>Without leading <c>./</c> and <c>/</c>, trailing <c>/</c>, doubled <c>/</c> and <c>.</c> segments; empty for the root.</summary>
    public static string Normalize(string path)
    {
        var start = 0;
        while (start < path.Length && (path[start] == '/' || IsDot(path, start)))
        {
            start++;
        }

        var end = path.Length;
        while (end > start && path[end - 1] == '/')
        {
            end--;
        }

        var trimmed = start == 0 && end == path.Length ? path : path[start..end];
        return trimmed.Contains("//", StringComparison.Ordinal) || trimmed.Contains("/./", StringComparison.Ordinal) || trimmed.EndsWith("/.", StringComparison.Ordinal)
            ? string.Join('/', trimmed.Split('/').Where(segment => segment is not ("" or ".")))
            : trimmed;
    }

    private static bool IsDot(string path, int index) => path[index] == '.' && (index + 1 == path.Length || path[index + 1] == '/');
}
