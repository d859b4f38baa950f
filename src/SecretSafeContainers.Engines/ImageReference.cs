using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines;

/// <summary>Where a person says an image lies.</summary>
public abstract record ImageReference
{
    private ImageReference()
    {
    }

    /// <summary>An OCI or docker-save archive: <c>archive:FILE</c>.</summary>
    /// <param name="Path">The archive's file.</param>
    public sealed record Archive(string Path) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"archive:{Path}";
    }

    /// <summary>An OCI image layout: <c>oci:DIR[:TAG]</c>.</summary>
    /// <param name="Path">The layout's folder.</param>
    /// <param name="Tag">A tag or digest, or null for everything in it.</param>
    public sealed record Layout(string Path, string? Tag) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => Tag is null ? $"oci:{Path}" : $"oci:{Path}:{Tag}";
    }

    /// <summary>A folder of plain files: <c>dir:FOLDER</c>.</summary>
    /// <param name="Path">The folder.</param>
    public sealed record Folder(string Path) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"dir:{Path}";
    }

    /// <summary>Reads a reference; a bare name is the file or folder that exists.</summary>
    /// <exception cref="SecretSafeException">The form is unknown or unsupported (SSC1008), or nothing of a bare name exists (SSC4001).</exception>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':', 2) switch
        {
            ["archive", { Length: > 0 } file] => new Archive(file),
            ["dir", { Length: > 0 } folder] => new Folder(folder),
            ["oci", { Length: > 0 } layout] => ParseLayout(layout),
            ["archive" or "dir" or "oci", _] => throw Wrong(text, "a path is missing behind the colon"),
            ["docker" or "podman" or "registry" or "log", _] => throw Wrong(text, "this version reads archive:FILE, oci:DIR[:TAG] and dir:FOLDER"),
            _ => ParseBare(text),
        };
    }

    /// <summary>A tag follows the last colon, unless the whole is a folder that exists (a drive letter, a colon in its name).</summary>
    private static Layout ParseLayout(string text)
    {
        if (text.IndexOf("@sha256:", StringComparison.Ordinal) is var at and > 0)
        {
            return new Layout(text[..at], text[(at + 1)..]);
        }

        var colon = text.LastIndexOf(':');
        return colon <= 0 || Directory.Exists(text) || text.AsSpan(colon).ContainsAny('/', '\\')
            ? new Layout(text, null)
            : new Layout(text[..colon], text[(colon + 1)..]);
    }

    private static ImageReference ParseBare(string text)
    {
        if (File.Exists(text))
        {
            return new Archive(text);
        }

        if (Directory.Exists(text))
        {
            return File.Exists(Path.Combine(text, "oci-layout")) ? new Layout(text, null) : new Folder(text);
        }

        throw new SecretSafeException(DiagnosticCodes.NotFound, text, "there is no such file or folder; say archive:FILE, oci:DIR[:TAG] or dir:FOLDER");
    }

    private static SecretSafeException Wrong(string what, string why) => new(DiagnosticCodes.Usage, what, why);
}
