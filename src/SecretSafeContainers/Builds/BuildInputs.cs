using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Folders;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Builds;

/// <summary>Everything that BuildKit is about to make an image of.</summary>
public sealed record BuildInputs
{
    /// <summary>The Dockerfile. Its whole text is audited: comments and unused stages reach the provenance.</summary>
    public required Dockerfile Dockerfile { get; init; }

    /// <summary>The build context: full path of a folder, or an address.</summary>
    public required string Context { get; init; }

    /// <summary>The stage that is built, or null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>The build arguments, name and value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Arguments { get; init; } = [];

    /// <summary>The items behind the arguments, to name their lines.</summary>
    public ImmutableArray<ProjectItem> Items { get; init; } = [];

    /// <summary>Full path of the project, or empty.</summary>
    public required string Project { get; init; }

    /// <summary>How a person names the image.</summary>
    public required string Reference { get; init; }

    /// <summary>True if the context is an address: its files are not here to be read before the build.</summary>
    public bool IsRemoteContext => IsAddress(Context);

    /// <summary>Knows the user's own line behind what is found in <see cref="ToImage"/>.</summary>
    /// <exception cref="SecretSafeException">The context or its <c>.dockerignore</c> cannot be read (SSC3007).</exception>
    public ISourceLocator Sources => new BuildSources(this, Selection());

    /// <summary>What would reach the image, its history or its provenance: Dockerfile, arguments, address, and the files that a COPY or ADD takes.</summary>
    /// <remarks>Walked when it is audited. A file that cannot be read is then skipped, and the verdict never "clean".</remarks>
    /// <exception cref="SecretSafeException">The context or its <c>.dockerignore</c> cannot be read (SSC3007).</exception>
    public Image ToImage() => new()
    {
        Reference = Reference,
        Documents =
        [
            new(ImageDocumentKind.Dockerfile, NameInContext(), Dockerfile.Text),
            new(ImageDocumentKind.BuildSettings, "build arguments", Settings()),
        ],
        Layers = Selection() is { } selection ? [new FolderLayer(Context, new FolderOptions { Reference = Reference, Selection = selection }).WithOrigin(LayerOrigin.App)] : [],
        Skipped = Dockerfile.Unread is { } why ? [new Skipped(DiagnosticCodes.LimitReached, Dockerfile.Path, why)] : [],
    };

    /// <summary>The Dockerfile's full path. A project's paths start at the project; without one, as a person types them, at the current directory.</summary>
    internal string DockerfileFile => Project.Length > 0 ? Path.GetFullPath(Dockerfile.Path, Path.GetDirectoryName(Project)!) : Path.GetFullPath(Dockerfile.Path);

    /// <summary>How findings name the Dockerfile: the same on every machine.</summary>
    private string NameInContext()
    {
        var inContext = IsRemoteContext ? Dockerfile.Path : Path.GetRelativePath(Context, DockerfileFile).Replace('\\', '/');
        return inContext.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(inContext) ? Path.GetFileName(Dockerfile.Path) : inContext;
    }

    /// <summary>True for a context that the engine fetches by itself: a URL, or git's short forms of one.</summary>
    /// <param name="context">What the user names.</param>
    public static bool IsAddress(string context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return !Directory.Exists(context)
            && (context.Contains("://", StringComparison.Ordinal) || context.StartsWith("git@", StringComparison.Ordinal) || context.StartsWith("github.com/", StringComparison.Ordinal));
    }

    private byte[] Settings()
    {
        var settings = new JsonObject
        {
            ["arguments"] = new JsonArray([.. Arguments.Select(argument => JsonValue.Create($"{argument.Key}={argument.Value}"))]),
        };
        if (IsRemoteContext)
        {
            settings["context"] = Context;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            settings.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private ContextSelection? Selection()
    {
        if (IsRemoteContext)
        {
            return null;
        }

        if (!Directory.Exists(Context))
        {
            throw new SecretSafeException(DiagnosticCodes.BuildInput, Context, "the folder of the build context does not exist");
        }

        // The last one of a name is what docker takes.
        var given = Arguments.GroupBy(argument => argument.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
        var stages = new BuiltStages(Dockerfile, Target);
        // Of several instructions that take a file the one that says most about it comes first: into the image, and by name.
        var sources = CopySource.Of(Dockerfile, new StageGraph(Dockerfile, given), Target)
            .OrderByDescending(source => stages.IsInImage(source.Instruction))
            .ThenByDescending(source => source.Depth);
        return new ContextSelection(Context, [.. sources], ReadIgnore());
    }

    /// <summary>A Dockerfile's own <c>.dockerignore</c> wins over the context's.</summary>
    private DockerIgnore ReadIgnore()
    {
        var file = new[] { DockerfileFile + ".dockerignore", Path.Combine(Context, ".dockerignore") }.FirstOrDefault(File.Exists);
        try
        {
            return file is null ? DockerIgnore.None
                : new FileInfo(file).Length <= DockerfileLimits.Bytes ? DockerIgnore.Parse(File.ReadAllBytes(file))
                : throw new SecretSafeException(DiagnosticCodes.BuildInput, file, $"it has more than {DockerfileLimits.Bytes} bytes");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.BuildInput, file!, "the file system refused to read it", failure);
        }
    }

    /// <summary>What is built alone: arguments and addresses may hold a secret.</summary>
    public override string ToString() => Reference;
}
