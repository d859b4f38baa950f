namespace SecretSafeContainers.Tasks;

/// <summary>Where a code is explained: in the reference that lies in the package, so the words are those of this version and no network is needed.</summary>
internal static class HelpLink
{
    // The tasks lie in tasks/net10.0 of the package.
    private static readonly string Reference = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(HelpLink).Assembly.Location)!, "..", "..", "docs", "README.md"));

    private static readonly string? Address = File.Exists(Reference) ? new Uri(Reference).AbsoluteUri : null;

    /// <summary>The address of a code's explanation; null where the tasks run from somewhere else than their package.</summary>
    public static string? Of(string code) => Address is null ? null : $"{Address}#{code.ToLowerInvariant()}";
}
