using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>A form that may be arriving: all that has come of it so far is equal.</summary>
/// <param name="Form">The form.</param>
/// <param name="Start">Where it starts in the stream.</param>
/// <param name="Matched">How many bytes of it have come.</param>
internal readonly record struct FormCandidate(SecretForm Form, long Start, int Matched)
{
    /// <summary>True if all of it has come.</summary>
    public bool IsComplete => Matched == Form.Bytes.Length;

    /// <summary>True if so much of it has come that it is a leak though it goes on otherwise.</summary>
    public bool IsLeak => Matched >= Math.Min(Form.Bytes.Length, SecretForms.MaxBytes);

    /// <summary>True if the form goes on with this byte.</summary>
    public bool GoesOnWith(byte value) => Form.Bytes[Matched] == value;

    /// <inheritdoc/>
    public override string ToString() => $"{Form} at {Start}";
}
