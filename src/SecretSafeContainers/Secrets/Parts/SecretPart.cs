namespace SecretSafeContainers.Secrets.Parts;

/// <summary>A secret within a value. Its bytes are owned by the <see cref="SecretParts"/> that hold it.</summary>
/// <param name="Value">The part.</param>
/// <param name="MustBeMixed">True if it is a secret only with the looks of one.</param>
internal sealed record SecretPart(byte[] Value, bool MustBeMixed)
{
    /// <inheritdoc/>
    public override string ToString() => "***";
}
