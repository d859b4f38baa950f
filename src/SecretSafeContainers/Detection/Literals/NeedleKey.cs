namespace SecretSafeContainers.Detection.Literals;

/// <summary>What makes two literals the same needle.</summary>
internal readonly struct NeedleKey(byte[] bytes, bool ignoreCase) : IEquatable<NeedleKey>
{
    private readonly byte[] bytes = bytes;
    private readonly bool ignoreCase = ignoreCase;

    /// <inheritdoc/>
    public bool Equals(NeedleKey other) => ignoreCase == other.ignoreCase && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NeedleKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = ignoreCase ? 1u : 0;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 0x01000193;
        }

        return (int)hash;
    }
}
