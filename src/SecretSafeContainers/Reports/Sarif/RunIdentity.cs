namespace SecretSafeContainers.Reports.Sarif;

/// <summary>Names runs so that the next audit of an image replaces the last one's results.</summary>
/// <remarks>GitHub takes what stands before the last <c>/</c> for the category, whose results are replaced, and refuses two runs of one category in a file.</remarks>
internal static class RunIdentity
{
    private static readonly string[] Schemes = ["docker:", "podman:", "registry:", "oci:", "archive:", "dir:", "log:"];

    /// <summary>Such as <c>secretsafe/audit/shop/linux-amd64/</c>, one for each of the images.</summary>
    public static IEnumerable<string> Of(AuditPhase phase, IEnumerable<ImageReport> images)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var image in images)
        {
            var id = $"secretsafe/{phase.ToString().ToLowerInvariant()}/{Name(image.Reference)}/{Plain(image.Platform?.ToString() ?? "any")}";
            var count = used[id] = used.GetValueOrDefault(id) + 1;
            yield return SarifText.Name(count == 1 ? $"{id}/" : FormattableString.Invariant($"{id}/{count}/"));
        }
    }

    // Without tag and digest, which change with each build, and without the folders of one machine.
    private static string Name(string reference)
    {
        var scheme = Array.Find(Schemes, scheme => reference.StartsWith(scheme, StringComparison.Ordinal)) ?? "";
        var name = reference[scheme.Length..].Split('@')[0];
        var start = name.LastIndexOfAny(['/', '\\']) + 1;
        var colon = name.IndexOf(':', start);
        var end = colon > 0 ? colon : name.Length;
        return Plain(scheme is "oci:" or "archive:" or "dir:" or "log:" || Path.IsPathRooted(name) ? name[start..end] : name[..end]);
    }

    private static string Plain(string text)
    {
        var plain = string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-'));
        return plain.Length == 0 ? "image" : plain.Length > 100 ? plain[..100] : plain;
    }
}
