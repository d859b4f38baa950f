using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>A private folder for what a builder reads and writes besides the context: the Dockerfile, what it ignores, and the result's id. Gone when disposed.</summary>
internal sealed class BuildFolder : IDisposable
{
    /// <summary>More bytes than an id file and a metadata file without provenance have.</summary>
    private const int MaximumResult = 1024 * 1024;

    private readonly string path;

    private BuildFolder(string path, string dockerfile)
    {
        this.path = path;
        Dockerfile = Path.Combine(path, "in", dockerfile);
    }

    /// <summary>The Dockerfile to build, under the name that the user's has.</summary>
    public string Dockerfile { get; }

    /// <summary>What the builder leaves out of the context, or null: the builder looks into the context.</summary>
    public string? IgnoreFile { get; private set; }

    /// <summary>Where the builder writes the image's id.</summary>
    public string IdFile => Path.Combine(path, "id");

    /// <summary>Where buildx writes what it knows of the image.</summary>
    public string MetadataFile => Path.Combine(path, "metadata");

    /// <summary>For the builder's own temporary files.</summary>
    public string Temporary => Path.Combine(path, "tmp");

    /// <summary>The ids that the builder wrote, those that are most likely the engine's first.</summary>
    public IReadOnlyList<Digest> Ids
    {
        get
        {
            var metadata = Metadata();
            string?[] written = [metadata.GetValueOrDefault("containerimage.digest"), Read(IdFile).Trim(), metadata.GetValueOrDefault("containerimage.config.digest")];
            return [.. written.Select(text => Digest.TryParse(text, out var id) ? id : (Digest?)null).OfType<Digest>().Distinct()];
        }
    }

    /// <summary>Writes what a build needs.</summary>
    /// <param name="request">What is to be built.</param>
    /// <param name="parent">Where; null for the system's folder for temporary files.</param>
    /// <exception cref="SecretSafeException">There is no room for it (SSC3008).</exception>
    public static BuildFolder Create(BuildRequest request, string? parent = null)
    {
        string? made = null;
        try
        {
            // Only this user can read it.
            made = parent is null ? Directory.CreateTempSubdirectory("secretsafe-build-").FullName : Make(parent);
            var folder = new BuildFolder(made, Path.GetFileName(request.Dockerfile) is { Length: > 0 } name ? name : "Dockerfile");
            Directory.CreateDirectory(Path.GetDirectoryName(folder.Dockerfile)!);
            Directory.CreateDirectory(folder.Temporary);
            File.WriteAllBytes(folder.Dockerfile, request.Text.Span);
            if (request.IgnoreFile is not null)
            {
                // Where BuildKit looks first.
                folder.IgnoreFile = folder.Dockerfile + ".dockerignore";
                File.Copy(request.IgnoreFile, folder.IgnoreFile);
            }

            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (made is not null)
            {
                Delete(made);
            }

            throw new SecretSafeException(DiagnosticCodes.EngineFailed, request.Dockerfile, "the build's temporary files could not be written; is the disk full?", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(path);

    private static string Make(string parent)
    {
        var path = Path.Combine(parent, "secretsafe-build-" + Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static void Delete(string path)
    {
        try
        {
            Open(path);
            Directory.Delete(path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.EngineFailed, path, "the build's temporary files could not be deleted: delete them yourself", failure);
        }
    }

    /// <summary>A killed podman leaves folders that even their owner may not list.</summary>
    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var child in Directory.EnumerateDirectories(folder))
            {
                File.SetUnixFileMode(child, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                Open(child);
            }
        }
    }

    private static string Read(string file) => File.Exists(file) && new FileInfo(file).Length <= MaximumResult ? File.ReadAllText(file) : "";

    private Dictionary<string, string> Metadata()
    {
        try
        {
            using var document = JsonDocument.Parse(Read(MetadataFile));
            return document.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            // None was written, or half of one.
            return [];
        }
    }
}
