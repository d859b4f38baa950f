using System.Collections.Immutable;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>What is to be built.</summary>
public sealed record BuildRequest
{
    /// <summary>The Dockerfile as messages name it; its last part is the name that the builder shows and records.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>What the Dockerfile says, with the same lines as the file.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Where COPY and ADD take from: a folder's full path, or a URL that the engine fetches.</summary>
    public required string Context { get; init; }

    /// <summary>The full path of the <c>.dockerignore</c> that goes with this Dockerfile alone; null for the context's own.</summary>
    /// <remarks>See <see cref="IgnoreFileOf"/>. A context that is a URL has its own.</remarks>
    public string? IgnoreFile { get; init; }

    /// <summary>The stage to build; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments in their order. They are public: on the command line, in the history, in the provenance.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Arguments { get; init; } = [];

    /// <summary>For what to build; null for the engine's own.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The network of RUN: <c>default</c>, <c>host</c>, <c>none</c>; null for the engine's default, which is none if it has no network.</summary>
    public string? Network { get; init; }

    /// <summary>Every step runs, whatever is in the cache.</summary>
    public bool NoCache { get; init; }

    /// <summary>Names of environment variables that hold secrets: the builder does not inherit them.</summary>
    public ImmutableArray<string> HiddenVariables { get; init; } = [];

    /// <summary>True if the context is a folder of this machine.</summary>
    internal bool IsFolder => Path.IsPathFullyQualified(Context);

    /// <summary>The <c>.dockerignore</c> that lies beside a Dockerfile and bears its name, which goes before the context's own; null if there is none.</summary>
    /// <param name="dockerfile">The Dockerfile's path.</param>
    public static string? IgnoreFileOf(string dockerfile) => File.Exists(dockerfile + ".dockerignore") ? dockerfile + ".dockerignore" : null;
}
