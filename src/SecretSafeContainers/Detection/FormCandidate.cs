using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>A form that may be arriving: all that has come of it so far is equal.</summary>
/// <param name="Form">The form.</param>
/// <param name="Start">Where it starts in the stream.</param>
/// <param name="Matched">How many bytes of it have come.</param>
internal readonly record struct FormCandidate(SecretForm Form, long Start, int Matched)
{
    /// <summary>Bytes of a form that are masked though it goes on otherwise, as when a program was interrupted while it printed the secret.</summary>
    public const int LeakBytes = 64;

    /// <summary>True if all of it has come.</summary>
    public bool IsComplete => Matched == Form.Bytes.Length;

    /// <summary>True if all of it or so much of it has come that it must not be shown.</summary>
    public bool IsLeak => Matched >= Math.Min(Form.Bytes.Length, LeakBytes);

    /// <summary>True if the form goes on with this byte.</summary>
    public bool GoesOnWith(byte value) => Form.Bytes[Matched] == value;

    /// <inheritdoc/>
    public override string ToString() => $"{Form} at {Start}";
}
