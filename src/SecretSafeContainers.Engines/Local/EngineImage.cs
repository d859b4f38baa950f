using System.Collections.Immutable;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>An image as an engine knows it.</summary>
/// <param name="Id">What the engine calls its id: the config's digest, or with docker's containerd store that of the manifest or index.</param>
/// <param name="Tags">Its names with their tags, as the engine writes them; none if it is dangling.</param>
public sealed record EngineImage(Digest Id, ImmutableArray<string> Tags);
