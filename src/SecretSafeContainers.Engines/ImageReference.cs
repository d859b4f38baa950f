using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;

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

    /// <summary>A build's log, as text or binary: <c>log:FILE</c>.</summary>
    /// <param name="Path">The log's file.</param>
    public sealed record Log(string Path) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"log:{Path}";
    }

    /// <summary>An image in a registry: <c>registry:HOST/REPOSITORY[:TAG|@DIGEST]</c>.</summary>
    /// <param name="Reference">The image.</param>
    public sealed record Registry(RegistryReference Reference) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"registry:{Reference}";
    }

    /// <summary>An image of docker: <c>docker:NAME</c>.</summary>
    /// <param name="Name">A name, tag or id as docker takes it.</param>
    public sealed record Docker(string Name) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"docker:{Name}";
    }

    /// <summary>An image of podman: <c>podman:NAME</c>.</summary>
    /// <param name="Name">A name, tag or id as podman takes it.</param>
    public sealed record Podman(string Name) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"podman:{Name}";
    }

    /// <summary>A bare name that is no file or folder: an image of whichever engine has it, else of a registry.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Named(string Name) : ImageReference
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>Reads a reference; a bare name is the file or folder that exists, else an image somewhere.</summary>
    /// <exception cref="SecretSafeException">The form is unknown or unsupported (SSC1008), or a bare name can be nothing that exists (SSC4001).</exception>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':', 2) switch
        {
            ["archive", { Length: > 0 } file] => new Archive(file),
            ["dir", { Length: > 0 } folder] => new Folder(folder),
            ["log", { Length: > 0 } file] => new Log(file),
            ["oci", { Length: > 0 } layout] => ParseLayout(layout),
            ["registry", { Length: > 0 } reference] => new Registry(RegistryReference.Parse(reference)),
            ["archive" or "dir" or "log" or "oci" or "registry", _] => throw Wrong(text, "a path or name is missing behind the colon"),
            ["docker", var image] => new Docker(ParseName(image, text)),
            ["podman", var image] => new Podman(ParseName(image, text)),
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

        return EngineNames.IsValid(text) && !IsNamedLikeAFile(text)
            ? new Named(text)
            : throw new SecretSafeException(
                DiagnosticCodes.NotFound, MayHoldALogin(text) ? "the image" : text, "there is no such file or folder, and it cannot be the name of an image");
    }

    /// <summary>True for an address such as <c>https://user:password@host/…</c>, which must not be repeated.</summary>
    private static bool MayHoldALogin(string text) => text.Contains('@', StringComparison.Ordinal) && !text.Contains("@sha256:", StringComparison.Ordinal);

    /// <summary>A file's name that was mistyped must not be asked for at Docker Hub.</summary>
    private static bool IsNamedLikeAFile(string text) =>
        !text.Contains('/', StringComparison.Ordinal) && Path.GetExtension(text).ToUpperInvariant() is ".TAR" or ".GZ" or ".TGZ" or ".ZST" or ".ZIP" or ".JSON";

    private static string ParseName(string name, string text) =>
        EngineNames.IsValid(name) ? name : throw Wrong(text, "behind the colon must stand the name or id of an image");

    private static SecretSafeException Wrong(string what, string why) => new(DiagnosticCodes.Usage, what, why);
}
