using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>What a source holds: a value, or the reason why there is none. Owns the bytes and zeroes them on dispose.</summary>
/// <param name="value">The value, of any length; empty for none. Owned from here on.</param>
internal sealed class SourceContent(byte[] value) : IDisposable
{
    /// <summary>The value; empty if there is none.</summary>
    public byte[] Value => value;

    /// <summary>Values within it that are secrets on their own; owned. Empty if the value is one secret.</summary>
    public IReadOnlyList<byte[]> Parts { get; init; } = [];

    /// <summary>Why there is no value, if there is none.</summary>
    public string Absence { get; init; } = "it is unset, absent or empty";

    /// <summary>No value.</summary>
    /// <param name="why">The reason, without anything that may be a value.</param>
    public static SourceContent None(string why) => new([]) { Absence = why };

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(value);
        foreach (var part in Parts)
        {
            CryptographicOperations.ZeroMemory(part);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "***";
}
