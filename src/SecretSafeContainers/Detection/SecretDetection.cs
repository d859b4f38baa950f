using System.Collections.Immutable;
using System.Security.Cryptography;
using SecretSafeContainers.Content;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>
/// What the scanner found in one content item, before it becomes a finding. Holds the secret's text, so it is transient and never printed.
/// </summary>
public sealed class SecretDetection : IDisposable
{
    /// <summary>The content in which it was found.</summary>
    public required ContentLocation Location { get; init; }

    /// <summary>The rule that matched, or null for a known secret.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The id of the known secret, or null for a rule.</summary>
    public string? SecretId { get; init; }

    /// <inheritdoc cref="Secrets.KnownSecret.IsDoubtful"/>
    public bool IsDoubtful { get; init; }

    /// <summary>Where the secret starts, in bytes from the start of the content.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes of the content it takes, encoded as it stands there.</summary>
    public required int Length { get; init; }

    /// <summary>Line of the secret's first byte, from 1; null if the content is not text.</summary>
    public int? Line { get; init; }

    /// <summary>Column of the secret's first byte, from 1, in characters; null if the content is not text.</summary>
    public int? Column { get; init; }

    /// <summary>The encodings that stand between the content's bytes and the secret, outermost first: <c>base64</c>, <c>utf-16le</c>. Empty for none.</summary>
    public ImmutableArray<string> Encodings { get; init; } = [];

    /// <summary>
    /// The secret itself, decoded: for a rule the matched secret as UTF-8, for a known secret its value (as found, without encodings). Owned; zeroed on dispose.
    /// </summary>
    public required byte[] Secret { get; init; }

    /// <summary>Zeroes the secret's text.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(Secret);

    /// <inheritdoc/>
    public override string ToString() => $"{Rule?.Id ?? SecretId} at {Offset}";
}
